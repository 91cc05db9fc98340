// Body: reads what came with a request into its form, its JSON text or its uploads, within the limits of its route.
#pragma once

#include <istream>

#include "app/web/router.h"

namespace muster::app {

struct BodyRefusal {
  int status = 400;
  core::Problem problem;
};

// Refuses: no Content-Length (411, so also chunked bodies), too long (413), another type than the route takes (415), unreadable (400).
std::optional<BodyRefusal> readBody(std::istream& in, const Route& route, Request& request);

}  // namespace muster::app
