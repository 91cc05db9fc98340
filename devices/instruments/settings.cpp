#include "devices/instruments/settings.h"

#include <algorithm>

#include "devices/toml_table.h"

namespace muster::devices {
namespace {

using core::msg;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

bool plainName(std::string_view name) {
  return !name.empty() && name.size() <= 40 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string_view::npos;
}

}  // namespace

core::Outcome<std::vector<InstrumentSettings>> parseInstruments(std::string_view toml, const std::string& file) {
  const auto document = core::readToml(toml, file);
  if (!document) return document.problems();
  core::Problems problems;
  TableReader root(document.value(), "", problems);
  std::vector<InstrumentSettings> all;
  for (auto& in : root.tables("instrument")) {
    InstrumentSettings one;
    one.name = in.need("name");
    if (!one.name.empty() && !plainName(one.name))
      in.problem("wrong-name", msg("{name} is not a name for an instrument", {{"name", one.name}}), msg("use up to 40 letters, digits, - and _"),
                 in.whereOf("name"));
    one.model = in.need("model");
    one.port = in.need("port");
    if (!one.port.empty()) {
      auto address = PortAddress::parse(one.port);
      if (address)
        one.port = address->text();
      else
        in.problem(address.problems().front().code, address.problems().front().text, address.problems().front().remedy, in.whereOf("port"));
    }
    one.address = in.text("address");
    one.calibrator = in.text("calibrator");
    one.channels = in.texts("channels");
    if (std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.name == one.name; }))
      in.problem("twice", msg("two instruments are called {name}", {{"name", one.name}}), msg("give one of them another name"), in.whereOf("name"));
    in.finish();
    all.push_back(std::move(one));
  }
  root.finish();
  if (!problems.empty()) return problems;
  return all;
}

std::string writeInstruments(const std::vector<InstrumentSettings>& instruments) {
  std::string text;
  for (const auto& one : instruments) {
    text += text.empty() ? "[[instrument]]\n" : "\n[[instrument]]\n";
    text += "name = " + quoted(one.name) + "\nmodel = " + quoted(one.model) + "\nport = " + quoted(one.port) + "\n";
    if (!one.address.empty()) text += "address = " + quoted(one.address) + "\n";
    if (!one.calibrator.empty()) text += "calibrator = " + quoted(one.calibrator) + "\n";
    if (one.channels.empty()) continue;
    text += "channels = [";
    for (const auto& channel : one.channels) text += (&channel == &one.channels.front() ? "" : ", ") + quoted(channel);
    text += "]\n";
  }
  return text;
}

}  // namespace muster::devices
