// Visitor: a browser as the edge sees it: keeps its session, sends tokens with forms, speaks English. Over a brigade in memory.
#pragma once

#include <regex>
#include <sstream>

#include "app/web/edge.h"
#include "app/web/routes.h"
#include "tests/support/brigade.h"

namespace muster::tests {

struct Visitor {
  Brigade brigade;
  app::Site site{brigade.world(), {.strictTemplates = true}};
  app::Edge edge{site, app::routes(), 8080};
  std::string session = std::string(64, 'a'), person = "P001", language = "en";
  int commands = 0;

  app::Response get(const std::string& address) {
    app::Request request;
    prepare(request, address);
    std::istringstream none;
    return edge.answer(request, none);
  }
  // The page after the redirect, or the refusal itself.
  app::Response post(const std::string& address, std::vector<std::pair<std::string, std::string>> fields, std::string command = {}) {
    app::Request request;
    prepare(request, address);
    request.method = "POST";
    fields.emplace_back("token", site.tokenOf(session));
    fields.emplace_back("command", command.empty() ? "v" + std::to_string(++commands) : command);
    std::string body;
    for (const auto& [name, value] : fields) body += (body.empty() ? "" : "&") + app::urlEncoded(name) + "=" + app::urlEncoded(value);
    return send(request, body, "application/x-www-form-urlencoded");
  }
  app::Response json(const std::string& address, const std::string& body) {
    app::Request request;
    prepare(request, address);
    request.method = "POST";
    return send(request, body, "application/json");
  }
  static std::string location(const app::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "Location") return value;
    }
    return {};
  }
  app::Response follow(const app::Response& response) {
    std::string address = location(response);
    return get(address.substr(0, address.find('#')));
  }

 private:
  void prepare(app::Request& request, const std::string& address) {
    const auto cut = address.find('?');
    request.path = address.substr(0, cut);
    if (cut != std::string::npos) request.query = app::parseUrlEncoded(address.substr(cut + 1)).value();
    request.headers = {
        {"host", "127.0.0.1:8080"}, {"accept-language", language}, {"cookie", "muster-session=" + session + "; muster-person=" + person}};
  }
  app::Response send(app::Request& request, const std::string& body, const std::string& type) {
    request.headers.emplace_back("content-type", type);
    request.contentLength = static_cast<std::int64_t>(body.size());
    std::istringstream in(body);
    return edge.answer(request, in);
  }
};

}  // namespace muster::tests
