// Guard: who may talk to us at all. Against DNS rebinding (Host), forged writes from other pages (Origin, Sec-Fetch-Site, token). Pure.
#pragma once

#include <optional>

#include "app/web/request.h"

namespace muster::app {

// The problem, when the Host header is not one of ours (127.0.0.1, localhost, [::1], with our port).
std::optional<core::Problem> checkHost(const Request& request, int port);
// The problem, when a write comes from another page than ours. A form page sends "Origin: null" under our referrer policy:
// that is taken only with Sec-Fetch-Site: same-origin.
std::optional<core::Problem> checkOrigin(const Request& request);
// The problem, when a form does not carry the token of its session.
std::optional<core::Problem> checkToken(const Request& request);

}  // namespace muster::app
