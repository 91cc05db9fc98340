// THE table of everything this program answers over HTTP.
#pragma once

#include <span>

#include "app/web/router.h"

namespace muster::app {

std::span<const Route> routes();

}  // namespace muster::app
