#include "devices/files/heading.h"

#include <algorithm>
#include <array>

#include "core/base/plain_text.h"

namespace muster::devices {

std::string plainHeading(std::string_view heading) {
  const std::string forms = core::lowerAscii(core::plainForms(heading));
  std::string out;
  for (const char c : forms) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Heading readHeading(std::string_view cell) {
  Heading out;
  out.whole = out.bare = plainHeading(cell);
  // The unit keeps its case: "mPa" and "MPa" are not the same.
  std::string text = core::plainForms(cell);
  for (const auto& [wide, narrow] : {std::pair<std::string_view, std::string_view>{"【", "["}, {"】", "]"}}) {
    for (auto at = text.find(wide); at != std::string::npos; at = text.find(wide)) text.replace(at, wide.size(), narrow);
  }
  const std::string_view trimmed = core::trimmed(text);
  constexpr std::array<std::pair<char, char>, 2> kBrackets{{{'[', ']'}, {'(', ')'}}};
  for (const auto& [open, close] : kBrackets) {
    if (trimmed.empty() || trimmed.back() != close) continue;
    const auto at = trimmed.rfind(open);
    if (at == std::string_view::npos) continue;
    out.unit = core::findUnit(core::trimmed(trimmed.substr(at + 1, trimmed.size() - at - 2)));
    // "[Pa/min]" is no unit either, but it is no part of the name.
    if (const std::string name = plainHeading(trimmed.substr(0, at)); !name.empty()) out.bare = name;
    return out;
  }
  // "Leak / mbar" and "泄漏/mbar"; a flow's own slash ("Dosage / L/min") is why every slash is tried from the left.
  for (auto at = trimmed.find('/'); at != std::string_view::npos; at = trimmed.find('/', at + 1)) {
    out.unit = core::findUnit(core::trimmed(trimmed.substr(at + 1)));
    if (!out.unit) continue;
    out.bare = plainHeading(trimmed.substr(0, at));
    break;
  }
  return out;
}

int findColumn(const std::vector<Heading>& headings, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string wanted = plainHeading(name);
    for (const auto part : {&Heading::whole, &Heading::bare}) {
      int found = kNoColumn;
      for (std::size_t i = 0; i < headings.size(); ++i)
        if (headings[i].*part == wanted) found = found == kNoColumn ? static_cast<int>(i) : kDoubled;
      if (found != kNoColumn) return found;
    }
  }
  return kNoColumn;
}

bool isOneOf(std::string_view text, const std::vector<std::string>& plainWords) {
  if (plainWords.empty()) return false;
  const std::string plain = plainHeading(text);
  return std::find(plainWords.begin(), plainWords.end(), plain) != plainWords.end();
}

}  // namespace muster::devices
