// Which HTTP status a refused command answers with: 409 when the world moved on or the command id was used for something else,
// 404 when what is named in a program's request is not there, else 422. One mapping for pages and API. Pure.
#pragma once

#include "core/base/problem.h"

namespace muster::app {

inline int statusOf(const core::Problems& problems, bool namesAreAddresses = false) {
  for (const core::Problem& problem : problems) {
    if (problem.code == "moved-on" || problem.code == "command-reused") return 409;
    if (namesAreAddresses && problem.code == "unknown-unit") return 404;
  }
  return 422;
}

}  // namespace muster::app
