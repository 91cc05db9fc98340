#include "core/base/identifier.h"

#include <algorithm>

#include "core/base/plain_text.h"

namespace muster::core {

namespace {

constexpr std::size_t kLongest = 48;

struct KindName {
  Subject::Kind kind;
  std::string_view name;
};
constexpr KindName kKinds[] = {{Subject::Kind::unit, "unit"},     {Subject::Kind::rack, "rack"},   {Subject::Kind::squad, "squad"},
                               {Subject::Kind::person, "person"}, {Subject::Kind::rules, "rules"}, {Subject::Kind::store, "store"},
                               {Subject::Kind::file, "file"}};

bool stands(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/'; }

bool alone(Subject::Kind kind) { return kind == Subject::Kind::rules || kind == Subject::Kind::store; }

}  // namespace

std::string plainCode(std::string_view typed) {
  const std::string plain = plainForms(typed);
  return upperAscii(trimmed(plain));
}

Outcome<std::string> parseCode(std::string_view typed, std::string_view field) {
  const Where where{"", 0, 0, std::string(field)};
  std::string code = plainCode(typed);
  if (code.empty()) return Problem{"empty", msg("The code is empty"), msg("Type the code on the label or scan it"), where};
  if (!std::ranges::all_of(code, stands)) {
    return Problem{"bad-code", msg("\"{code}\" is not a code", {{"code", code}}),
                   msg("Use letters A to Z, digits, hyphen, underscore, point and slash, without blanks"), where};
  }
  if (code.size() > kLongest) {
    return Problem{"too-long", msg("\"{code}\" is longer than {count} characters", {{"code", code}, {"count", std::to_string(kLongest)}}),
                   msg("Give it a shorter code"), where};
  }
  return code;
}

std::string Subject::text() const {
  for (const auto& row : kKinds) {
    if (row.kind == kind) return std::string(row.name) + (alone(kind) ? "" : ":" + code);
  }
  return {};
}

std::optional<Subject> Subject::parse(std::string_view text) {
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon);
  const auto code = colon == text.npos ? std::string_view() : text.substr(colon + 1);
  for (const auto& row : kKinds) {
    if (row.name != name) continue;
    if (alone(row.kind)) return colon == text.npos ? std::optional<Subject>({row.kind, ""}) : std::nullopt;
    const auto checked = parseCode(code, "");
    if (!checked || *checked != code) return std::nullopt;  // a key in the journal is written one way only
    return Subject{row.kind, std::string(code)};
  }
  return std::nullopt;
}

Subject unit(std::string code) { return {Subject::Kind::unit, std::move(code)}; }
Subject rack(std::string code) { return {Subject::Kind::rack, std::move(code)}; }
Subject squad(std::string code) { return {Subject::Kind::squad, std::move(code)}; }
Subject person(std::string code) { return {Subject::Kind::person, std::move(code)}; }
Subject rules() { return {Subject::Kind::rules, ""}; }
Subject file(std::string code) { return {Subject::Kind::file, std::move(code)}; }
Subject store() { return {Subject::Kind::store, ""}; }

}  // namespace muster::core
