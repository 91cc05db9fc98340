#include "app/web/request.h"

namespace muster::app {

Response seeOther(std::string location) {
  // Only paths of this program: an address from outside ("//elsewhere") leads to the board instead.
  if (!location.starts_with('/') || location.starts_with("//") || location.find_first_of("\r\n\\") != std::string::npos) location = "/";
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

Response jsonAnswer(std::string body, int status) {
  Response response;
  response.status = status;
  response.type = status < 400 ? "application/json" : "application/problem+json";
  response.body = std::move(body);
  return response;
}

Response plainAnswer(std::string body, int status) {
  Response response;
  response.status = status;
  response.type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

void setCookie(Response& response, std::string_view name, std::string_view value, int maxAgeSeconds) {
  std::string cookie = std::string(name) + "=" + urlEncoded(value) + "; Path=/; SameSite=Lax; HttpOnly";
  if (maxAgeSeconds != 0) cookie += "; Max-Age=" + std::to_string(maxAgeSeconds < 0 ? 0 : maxAgeSeconds);
  response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

}  // namespace muster::app
