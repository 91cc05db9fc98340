#include "core/base/message.h"

#include <algorithm>

namespace muster::core {

Message msg(std::string source, std::vector<std::pair<std::string, Text>> places) { return {std::move(source), std::move(places)}; }

std::string fill(std::string_view pattern, const Message& message, bool chinese) {
  std::string filled;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == pattern.npos ? pattern.npos : pattern.find('}', open);
    if (close == pattern.npos) break;
    const auto name = pattern.substr(open + 1, close - open - 1);
    const auto place = std::ranges::find(message.places, name, [](const auto& each) { return std::string_view(each.first); });
    filled.append(pattern.substr(0, open));
    if (place == message.places.end()) {
      filled += '{';  // only the brace: a place may open behind it
      pattern.remove_prefix(open + 1);
      continue;
    }
    const Text& words = place->second;
    filled += chinese && !words.zh.empty() ? words.zh : words.en;
    pattern.remove_prefix(close + 1);
  }
  return filled.append(pattern);
}

std::string english(const Message& message) { return fill(message.source, message, false); }

}  // namespace muster::core
