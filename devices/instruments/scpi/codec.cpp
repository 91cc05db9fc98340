#include "devices/instruments/scpi/codec.h"

#include <algorithm>

#include "devices/framing/fields.h"
#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::scpi {
namespace {

bool hasHeader(std::string_view line) { return line.starts_with(':') || line.starts_with('*'); }

// ":SENS1:PRES" and ":sens:pres" name the same: number one may be left out.
std::string plainHeader(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '1' || c == '?') continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  }
  return plain;
}

}  // namespace

bool answers(std::string_view line, std::string_view question) {
  const auto words = wordsOf(lineOf(line, kEnds));
  if (words.empty() || words.back().ends_with('?')) return false;
  return !hasHeader(words.front()) || plainHeader(words.front()) == plainHeader(question);
}

std::vector<std::string> answerFields(std::string_view line) {
  line = lineOf(line, kEnds);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (hasHeader(line)) line.remove_prefix(std::min(line.find_first_of(" \t"), line.size()));
  const auto views = fieldsOf(line, ',');
  return {views.begin(), views.end()};
}

core::Outcome<Value> valueOf(const std::vector<std::string>& fields, std::size_t field, std::string_view unit) {
  std::string all;
  for (const auto& one : fields) all += (&one == &fields.front() ? "" : ",") + one;
  if (field < 1 || field > fields.size()) return notOfProtocol(all);
  const std::string& text = fields[field - 1];
  if (saysBeyond(text)) return Value{};
  const auto number = wireNumber(text);
  if (!number) return number.problems();
  Measured measured{*number, std::nullopt, {}, text};
  if (unit.empty()) return Value{measured};
  measured.typed += " " + std::string(unit);
  measured.unit = core::findUnit(unit);
  if (!measured.unit) return unknownUnit(unit);
  return Value{measured};
}

std::string errorOf(const std::vector<std::string>& fields) {
  const std::string code = fields.empty() ? std::string() : fields.front();
  if (code.empty()) return "?";
  const auto digits = code.starts_with('+') ? std::string_view(code).substr(1) : std::string_view(code);
  return digits.find_first_not_of('0') == std::string_view::npos ? std::string() : code;
}

}  // namespace muster::devices::scpi
