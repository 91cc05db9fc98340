// Verify: is every fact as it was written, is the tree over them the one that was signed for, do blobs match their names?
#pragma once

#include "app/ports/keeper.h"

namespace muster::app {

class StoreFile;

IntegrityReport verifyStore(StoreFile& file);

}  // namespace muster::app
