// The words sheets and people use for works and does not work.
#include "core/bench/works_words.h"

#include <algorithm>

#include "core/base/plain_text.h"
#include "core/bench/typed_reading.h"

namespace muster::core {

namespace {

struct Word {
  std::string_view text;
  bool works;
};

// Longer ones first, so that "not ok" is not taken for "ok". Left out because they may mean either: "x", "none", "有", "无".
constexpr Word kWords[] = {
    {"does not work", false},
    {"doesn't work", false},
    {"not working", false},
    {"not present", false},
    {"nicht i.o.", false},
    {"not done", false},
    {"present", true},
    {"missing", false},
    {"n.i.o.", false},
    {"working", true},
    {"动作不正常", false},
    {"动作正常", true},
    {"不动作", false},
    {"不正常", false},
    {"不合格", false},
    {"未通过", false},
    {"failed", false},
    {"not ok", false},
    {"passed", true},
    {"works", true},
    {"fails", false},
    {"正常", true},
    {"合格", true},
    {"完好", true},
    {"良好", true},
    {"通过", true},
    {"异常", false},
    {"失效", false},
    {"损坏", false},
    {"fail", false},
    {"pass", true},
    {"good", true},
    {"done", true},
    {"i.o.", true},
    {"bad", false},
    {"nok", false},
    {"yes", true},
    {"√", true},
    {"✓", true},
    {"✔", true},
    {"✗", false},
    {"✘", false},
    {"×", false},
    {"是", true},
    {"否", false},
    {"ok", true},
    {"no", false},
    {"y", true},
    {"n", false},
    {"1", true},
    {"0", false},
};

bool separates(char c) { return c == ' ' || c == ',' || c == ';' || c == '\t'; }

std::string_view withoutSeparators(std::string_view text) {
  while (!text.empty() && separates(text.front())) text.remove_prefix(1);
  while (!text.empty() && separates(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<bool> worksWord(std::string_view typed) {
  const std::string forms = plainForms(typed);
  const std::string plain = lowerAscii(trimmed(forms));
  const auto* word = std::ranges::find(kWords, std::string_view(plain), &Word::text);
  return word == std::end(kWords) ? std::nullopt : std::optional(word->works);
}

NumberAndWord splitWord(std::string_view plain) {
  const std::string lower = lowerAscii(plain);
  for (const auto& [word, works] : kWords) {
    if (word == "1" || word == "0" || lower.size() <= word.size()) continue;
    const auto rest = lower.size() - word.size();
    if (lower.ends_with(word) && separates(lower[rest - 1])) return {std::string(withoutSeparators(plain.substr(0, rest))), works};
    if (lower.starts_with(word) && separates(lower[word.size()])) { return {std::string(withoutSeparators(plain.substr(word.size()))), works}; }
  }
  return {std::string(plain), std::nullopt};
}

}  // namespace muster::core
