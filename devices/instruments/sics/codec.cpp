#include "devices/instruments/sics/codec.h"

#include "devices/framing/fields.h"
#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::sics {
namespace {

using core::msg;

bool isError(std::string_view word) { return word == "ES" || word == "ET" || word == "EL"; }

core::Problem notNow() {
  return {"device-error", msg("the scale cannot weigh now"), msg("wait until it stands still, then ask again; or type the readings"), {}};
}

}  // namespace

std::string request(std::string_view command) { return std::string(command) + "\r\n"; }

bool answers(std::string_view line, std::string_view word) {
  const auto words = wordsOf(lineOf(line, kEnds));
  if (words.size() == 1) return isError(words.front());
  return !words.empty() && words.front() == word;
}

core::Outcome<Weight> parseWeight(std::string_view line) {
  line = lineOf(line, kEnds);
  const auto words = wordsOf(line);
  if (words.size() == 1 && isError(words[0])) return refusesQuestion(words[0]);
  if (words.size() < 2 || words[0] != "S") return notOfProtocol(line);
  if (words.size() == 2) {
    if (words[1] == "I") return notNow();
    if (words[1] == "L") return refusesQuestion("L");
    if (words[1] == "+" || words[1] == "-") return Weight{};
    return notOfProtocol(line);
  }
  if ((words[1] != "S" && words[1] != "D") || words.size() < 4 || words.size() > 5) return notOfProtocol(line);
  if (words.size() == 5 && words[2] != "-" && words[2] != "+") return notOfProtocol(line);  // the sign may stand apart
  const std::string digits = words.size() == 5 ? std::string(words[2]) + std::string(words[3]) : std::string(words[2]);
  const auto number = wireNumber(digits);
  if (!number) return number.problems();
  const auto unit = core::findUnit(words.back());
  if (!unit)
    return core::Problem{"wrong-unit",
                         msg("the instrument is set to {unit}, a unit that is not known here", {{"unit", std::string(words.back())}}),
                         msg("set it to g or kg at its own keys"),
                         {}};
  Measured measured{*number, unit, {}, digits + " " + std::string(words.back())};
  if (words[1] == "D") measured.flags.push_back(core::ReadingFlag::unstable);
  return Weight{measured};
}

core::Outcome<std::string> parseText(std::string_view line, std::string_view word) {
  line = lineOf(line, kEnds);
  const auto words = wordsOf(line);
  if (words.size() == 1 && isError(words[0])) return refusesQuestion(words[0]);
  if (words.size() < 2 || words[0] != word) return notOfProtocol(line);
  if (words.size() == 2 && (words[1] == "I" || words[1] == "L")) return refusesQuestion(words[1]);
  const auto from = line.find('"'), to = line.rfind('"');
  if (words[1] != "A" || from == std::string_view::npos || from == to) return notOfProtocol(line);
  return std::string(line.substr(from + 1, to - from - 1));
}

bool accepted(std::string_view line, std::string_view word) {
  const auto words = wordsOf(lineOf(line, kEnds));
  return words.size() == 2 && words[0] == word && words[1] == "A";
}

}  // namespace muster::devices::sics
