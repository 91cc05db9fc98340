#include "app/web/guard.h"

#include <array>

#include <sodium.h>

namespace muster::app {

std::optional<core::Problem> checkHost(const Request& request, int port) {
  const std::string host = request.header("host");
  for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) {
    if (host == std::string(name) + ":" + std::to_string(port) || (port == 80 && host == name)) return std::nullopt;
  }
  return core::Problem{"wrong-host",
                       core::msg("This program answers only under its own address on this computer."),
                       core::msg("Open {address}.", {{"address", "http://127.0.0.1:" + std::to_string(port) + "/"}}),
                       {}};
}

std::optional<core::Problem> checkOrigin(const Request& request) {
  const core::Problem problem{"wrong-origin",
                              core::msg("This was sent from another page than ours and is refused."),
                              core::msg("Open the page here and send it from there."),
                              {}};
  const std::string site = request.header("sec-fetch-site"), origin = request.header("origin");
  if (!site.empty() && site != "same-origin" && site != "none") return problem;
  if (origin.empty()) return std::nullopt;
  if (origin == "null") return site == "same-origin" ? std::nullopt : std::optional(problem);
  return origin == "http://" + request.header("host") ? std::nullopt : std::optional(problem);
}

std::optional<core::Problem> checkToken(const Request& request) {
  const std::string given = request.form.get("token");
  if (!request.token.empty() && given.size() == request.token.size() && sodium_memcmp(given.data(), request.token.data(), given.size()) == 0) {
    return std::nullopt;
  }
  return core::Problem{"no-token",
                       core::msg("The page this came from is too old or its cookie is missing; nothing was changed."),
                       core::msg("Reload the page and send it again. If it happens again, allow cookies for this address."),
                       {}};
}

}  // namespace muster::app
