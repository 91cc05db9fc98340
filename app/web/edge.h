// Edge: the one place where the outer world meets the pages. Everything a page may rely on is done here, in this order:
//
//   request id · Host · route · language, theme, session, person · for writes: Origin, length, type, body, token, known fields ·
//   the handler, every exception caught, logged and answered · headers of safety, ETag, 304.
//
// No sockets: server.cpp and tests call answer(). Thread-safe.
#pragma once

#include <atomic>
#include <istream>
#include <span>

#include "app/web/router.h"

namespace muster::app {

class Edge {
 public:
  Edge(Site& site, std::span<const Route> routes, int port)
      : site_(site), routes_(routes), port_(port), first_(std::stoull(site.hex(5), nullptr, 16)) {}
  // `request` brings method, path, query, headers and contentLength; the body is read from `body` if the route wants one.
  Response answer(Request& request, std::istream& body);

 private:
  Response decide(Request& request, std::istream& body);
  Response write(Request& request, const Route& route, std::istream& body);
  Response failed(const Request& request, const char* what);
  std::string nextId();
  void greet(Request& request);
  void finish(const Request& request, Response& response) const;

  Site& site_;
  std::span<const Route> routes_;
  int port_;
  std::uint64_t first_;
  std::atomic<std::uint64_t> count_{0};
};

inline constexpr const char* kSessionCookie = "muster-session";
inline constexpr const char* kLanguageCookie = "muster-language";
inline constexpr const char* kThemeCookie = "muster-theme";
inline constexpr const char* kPersonCookie = "muster-person";

}  // namespace muster::app
