// Which bench test is this, whatever file it came in? Pure.
#pragma once

#include <string>

#include "core/bench/test_run.h"

namespace muster::core {

// Apparatus, bench, start and procedure: hex SHA-256. Same identity and same readingsDigest = the same test; with another
// digest it is a conflict to be shown.
std::string identityOf(const TestRun& run);
std::string readingsDigest(const TestRun& run);  // over the steps and their readings in canonical form

}  // namespace muster::core
