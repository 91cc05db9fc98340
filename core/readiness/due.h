// What a line of the due list is: never done, overdue, or coming. Wear that comes near has no day and is not overdue. Pure.
#pragma once

#include "core/readiness/assess.h"

namespace muster::core {

inline bool neverDone(const Due& due) { return !due.lastDay && due.count.empty(); }
inline bool overdue(const Due& due, Date today) { return neverDone(due) || (due.lastDay && *due.lastDay < today); }

}  // namespace muster::core
