// Verify: is every fact as it was written, is the tree over them the one that was signed for, do blobs match their names,
// and is the file well formed where no digest reaches?
#pragma once

#include "app/ports/keeper.h"

namespace muster::app {

class StoreFile;

IntegrityReport verifyStore(StoreFile& file);

}  // namespace muster::app
