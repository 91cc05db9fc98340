#include "devices/instruments/portacount8020/codec.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "devices/framing/line.h"

namespace muster::devices::portacount {
namespace {

bool digitsOnly(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::vector<std::string> wordsOf(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lineOf(line, kEnds)) {
    if (c != ' ' && c != '\t') {
      word += c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
      continue;
    }
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::optional<core::Decimal> numberOf(const std::string& word) {
  auto number = core::Decimal::parse(word);
  if (!number || word.find_first_of("+-") != std::string::npos) return std::nullopt;
  return std::move(number).value();
}

std::optional<bool> passOf(const std::string& word) {
  if (word == "PASS") return true;
  if (word == "FAIL") return false;
  return std::nullopt;
}

}  // namespace

std::optional<core::Decimal> concentrationOf(std::string_view line) {
  line = lineOf(line, kEnds);
  if (line.size() != 9 || line[6] != '.' || !digitsOnly(line.substr(0, 6)) || !digitsOnly(line.substr(7))) return std::nullopt;
  return numberOf(std::string(line));
}

std::string writeConcentration(double perCubicCentimetre) {
  char text[32];
  std::snprintf(text, sizeof text, "%09.2f", std::clamp(perCubicCentimetre, 0.0, 999999.99));
  return text;
}

bool refuses(std::string_view line, std::string_view command) {
  line = lineOf(line, kEnds);
  if (command == "S" && line == "S ERR") return true;
  return line.size() == command.size() + 1 && (line[0] == 'E' || line[0] == 'W') && line.substr(1) == command && !(command == "J" && line == "EJ");
}

bool answers(std::string_view line, std::string_view command) {
  line = lineOf(line, kEnds);
  if (refuses(line, command)) return true;
  if (command == "J") return line == "OK" || line == "EJ";
  if (command == "VF") return line == "VF" || line == "VO";
  if (command == "R") return statusOf(line).has_value();
  if (command == "Q") return line == "QY" || line == "QN";
  if (command == "S") return line.size() > 2 && line[0] == 'S';
  return line == command;
}

std::optional<Status> statusOf(std::string_view line) {
  line = lineOf(line, kEnds);
  const auto known = [](char c) { return c == 'G' || c == 'B'; };
  if (line.size() != 3 || line[0] != 'R' || !known(line[1]) || !known(line[2])) return std::nullopt;
  return Status{line[1] == 'G', line[2] == 'G'};
}

bool takeSetting(std::string_view line, Settings& settings) {
  const auto words = wordsOf(line);
  if (words.size() != 2) return false;
  if (words[0] == "SS") settings.serial = words[1];
  if (words[0] != "SD") return false;
  if (words[1].size() == 5 && digitsOnly(words[1])) {
    const bool before = words[1].substr(3) >= "80";  // the first were built in the eighties
    settings.service = words[1].substr(1, 2) + (before ? "/19" : "/20") + words[1].substr(3);
  }
  return true;
}

std::optional<Printed> printedOf(std::string_view line) {
  using What = Printed::What;
  const auto words = wordsOf(line);
  const auto is = [&](std::size_t at, std::string_view word) { return words.size() > at && words[at] == word; };
  const auto with = [](What what, std::optional<core::Decimal> value) -> std::optional<Printed> {
    if (!value) return std::nullopt;
    return Printed{what, std::move(value), 0, std::nullopt};
  };
  const auto last = words.empty() ? std::string() : words.back();
  if (is(0, "NEW") && is(1, "TEST") && is(2, "PASS")) return with(What::newTest, numberOf(last.starts_with('=') ? last.substr(1) : last));
  if (is(0, "TEST") && is(1, "TERMINATED")) return Printed{What::terminated, std::nullopt, 0, std::nullopt};
  if (is(0, "LOW") && is(1, "BATTERY")) return Printed{What::lowBattery, std::nullopt, 0, std::nullopt};
  if (words.size() == 3 && is(2, "#/CC")) {
    if (is(0, "AMBIENT")) return with(What::room, numberOf(words[1]));
    if (is(0, "MASK")) return with(What::mask, numberOf(words[1]));
    if (is(0, "CONC.")) return with(What::now, numberOf(words[1]));
  }
  if (words.size() == 4 && is(1, "LOW") && is(2, "PARTICLE") && is(3, "COUNT") && words[0].ends_with("/CC"))
    return with(What::fewParticles, numberOf(words[0].substr(0, words[0].size() - 3)));
  const bool overall = is(0, "OVERALL") && is(1, "FF");
  if (words.size() != 4 || !(overall || is(0, "FF"))) return std::nullopt;
  auto printed = with(overall ? What::overall : What::fitFactor, numberOf(words[2]));
  if (!printed || !passOf(words[3])) return std::nullopt;
  printed->pass = passOf(words[3]);
  if (overall) return printed;
  if (!digitsOnly(words[1]) || words[1].size() > 2) return std::nullopt;
  printed->exercise = std::stoi(words[1]);
  return printed;
}

}  // namespace muster::devices::portacount
