// Rebuild: every view made again from the facts, in place or beside for comparing.
#pragma once

#include "app/ports/keeper.h"

namespace muster::app {

struct Writing;
class StoreFile;

RebuildReport rebuildInPlace(Writing& writing);  // inside the writer's transaction
RebuildReport rebuildBeside(StoreFile& file);    // into a temporary database; writers go on meanwhile

}  // namespace muster::app
