// Request and Response: the web as pages see it. A page is a function Request -> Response; sockets stay in server.cpp.
//
// Values; a Request owns the temporary files of its uploads and removes them with itself. One thread each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/web/fields.h"

namespace muster::app {

struct Upload {
  std::string field, fileName, mediaType;  // as the browser said; believe none of it
  std::filesystem::path path;              // temporary; removed with the request
  std::uint64_t size = 0;
  std::string digest;  // hex SHA-256 of the bytes
};

struct Request {
  Request() = default;
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;
  ~Request() {
    std::error_code ignored;
    for (const Upload& upload : uploads) std::filesystem::remove(upload.path, ignored);
  }

  std::string method = "GET", path = "/";
  Fields query, cookies, params, form;                       // params: the {names} of the route
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;                                          // JSON routes only
  std::vector<Upload> uploads;
  std::int64_t contentLength = -1;  // -1: not stated

  // Filled in by the edge:
  std::string id;  // names this request in the log and on an error page
  std::string language, theme, session, person;
  std::string token;  // what a form of this session must carry

  std::string header(std::string_view lowerCaseName) const {
    for (const auto& [name, value] : headers) {
      if (name == lowerCaseName) return value;
    }
    return {};
  }
  bool wantsJson() const { return path.starts_with("/api/"); }
  bool mayGetForm() const { return !wantsJson() && !path.starts_with("/assets/") && path != "/healthz"; }  // a form needs a session
  bool writes() const { return method != "GET" && method != "HEAD"; }
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::string tag;  // names these bytes and no others, for the ETag; empty: their digest is taken
  std::vector<std::pair<std::string, std::string>> headers;
  bool immutable = false;  // a hashed asset: cached for ever
  bool close = false;      // the rest of the request was not read
  // An answer that goes on: asked again and again for its next piece until it says no more; may wait some seconds. Empty: `body` is all.
  std::function<bool(std::string& piece)> more = {};
};

Response seeOther(std::string location);  // after a write: 303 to a page of ours
Response jsonAnswer(std::string body, int status = 200);
Response plainAnswer(std::string body, int status = 200);
// A cookie of ours: Path=/, SameSite=Lax, HttpOnly. No Secure and no __Host- prefix: on plain loopback browsers may drop those silently.
void setCookie(Response& response, std::string_view name, std::string_view value, int maxAgeSeconds);

}  // namespace muster::app
