#include "app/web/ask.h"

#include "core/base/digest.h"

namespace muster::app {

core::Outcome<core::Instant> momentOf(const Request& request, Site& site) {
  const std::string at = request.query.get("at");
  if (at.empty()) return site.world.clock.now();
  const bool exact = at.ends_with('Z') || at.find('+') != std::string::npos;
  return exact ? core::parseInstant(at) : site.world.calendar()->parseLocal(at);
}

Who whoOf(const Request& request) {
  std::string content = request.method + " " + request.path + "\n" + request.body;
  for (const auto& [name, value] : request.form.all()) {
    if (name != "token" && name != "command") content += std::to_string(name.size()) + name + std::to_string(value.size()) + value;
  }
  for (const Upload& upload : request.uploads) content += upload.field + upload.digest;
  Who who;
  who.person = request.person;
  who.command = request.form.get("command");
  who.content = core::sha256Hex(content);
  return who;
}

std::string unitPath(std::string_view code) { return "/units/" + urlEncoded(code); }

}  // namespace muster::app
