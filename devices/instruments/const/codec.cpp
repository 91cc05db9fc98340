#include "devices/instruments/const/codec.h"

#include <vector>

#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::colon {
namespace {

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

std::vector<std::string> fieldsOf(std::string_view line) {
  line = lineOf(line, kEnds);
  std::vector<std::string> fields;
  for (;;) {
    const auto colon = line.find(':');
    fields.push_back(trimmed(line.substr(0, colon)));
    if (colon == std::string_view::npos) break;
    line.remove_prefix(colon + 1);
  }
  while (fields.size() > 4 && fields.back().empty()) fields.pop_back();  // a colon at the end
  return fields;
}

bool isAddress(std::string_view text) { return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos; }

core::Problem notUnderstood(std::string_view line) { return notOfProtocol(lineOf(line, kEnds)); }

}  // namespace

std::string readRequest(std::string_view address, std::string_view command, std::string_view parameter, std::string_view end) {
  return std::string(address) + ":R:" + std::string(command) + ":" + std::string(parameter) + std::string(end);
}

std::string zeroRequest(std::string_view address, std::string_view end) { return std::string(address) + ":W:OZERO:" + std::string(end); }

core::Outcome<Reply> parseReply(std::string_view line) {
  const auto fields = fieldsOf(line);
  if (fields.size() >= 2 && isAddress(fields[0]) && fields[1] == "E") { return refusesQuestion(fields.size() > 2 ? fields[2] : std::string()); }
  if (fields.size() < 4 || fields.size() > 5 || !isAddress(fields[0]) || fields[1] != "F" || fields[2].empty()) return notUnderstood(line);
  return Reply{fields[0], fields[2], fields[3], fields.size() > 4 ? fields[4] : std::string()};
}

bool answers(std::string_view line, std::string_view command) {
  const auto fields = fieldsOf(line);
  return fields.size() >= 2 && isAddress(fields[0]) && (fields[1] == "E" || (fields[1] == "F" && fields.size() > 2 && fields[2] == command));
}

core::Outcome<Value> valueOf(const Reply& reply) {
  if (saysBeyond(reply.value)) return Value{};
  auto number = wireNumber(reply.value);
  if (!number) return number.problems();
  Measured measured{number.value(), std::nullopt, {}, reply.value + (reply.unit.empty() ? "" : " " + reply.unit)};
  if (!reply.unit.empty()) {
    measured.unit = core::findUnit(reply.unit);
    if (!measured.unit) return unknownUnit(reply.unit);
  }
  return Value{measured};
}

}  // namespace muster::devices::colon
