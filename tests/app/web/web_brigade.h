// A brigade in memory behind the edge: pages asked and forms sent as a browser does, over the real use cases.
#pragma once

#include <sstream>

#include "app/web/edge.h"
#include "app/web/routes.h"
#include "tests/support/brigade.h"

namespace muster::tests {

struct WebBrigade {
  Brigade brigade;
  app::Site site{brigade.world(), {.strictTemplates = true}};
  app::Edge edge{site, app::routes(), 8080};
  std::string session = std::string(64, 'a');
  int commands = 0;

  using Form = std::vector<std::pair<std::string, std::string>>;

  app::Response get(const std::string& path, const std::string& query = "", const std::string& language = "en") {
    app::Request request;
    request.path = path;
    request.query = app::parseUrlEncoded(query).value();
    request.headers = {{"host", "127.0.0.1:8080"}, {"accept-language", language}, {"cookie", "muster-session=" + session}};
    std::istringstream none;
    return edge.answer(request, none);
  }
  app::Response send(const std::string& path, const std::string& type, const std::string& body, const std::string& language = "en") {
    app::Request request;
    request.method = "POST", request.path = path, request.contentLength = static_cast<std::int64_t>(body.size());
    request.headers = {{"host", "127.0.0.1:8080"},    {"origin", "http://127.0.0.1:8080"},
                       {"accept-language", language}, {"cookie", "muster-session=" + session},
                       {"content-type", type},        {"content-length", std::to_string(body.size())}};
    std::istringstream in(body);
    return edge.answer(request, in);
  }
  // Adds the token, and a command id unless the form has one.
  app::Response post(const std::string& path, Form form, const std::string& language = "en") {
    form.insert(form.begin(), {"token", site.tokenOf(session)});
    bool named = false;
    for (const auto& field : form) named = named || field.first == "command";
    if (!named) form.emplace_back("command", "c" + std::to_string(++commands));
    std::string body;
    for (const auto& [name, value] : form) body += (body.empty() ? "" : "&") + app::urlEncoded(name) + "=" + app::urlEncoded(value);
    return send(path, "application/x-www-form-urlencoded", body, language);
  }
  struct File {
    std::string field, name, type, bytes;
  };
  app::Response upload(const std::string& path, Form form, const File& file) {
    form.insert(form.begin(), {"token", site.tokenOf(session)});
    form.emplace_back("command", "c" + std::to_string(++commands));
    std::string body;
    for (const auto& [name, value] : form) body += "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    body += "--xyz\r\nContent-Disposition: form-data; name=\"" + file.field + "\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.type +
            "\r\n\r\n" + file.bytes + "\r\n--xyz--\r\n";
    return send(path, "multipart/form-data; boundary=xyz", body);
  }
  std::uint64_t facts() { return brigade.world().journal.head().size; }
};

inline std::string headerOf(const app::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace muster::tests
