#include "core/base/running_number.h"

#include <algorithm>

namespace muster::core {

int runningNumber(std::string_view code, std::string_view prefix) {
  if (!code.starts_with(prefix)) return 0;
  const auto digits = code.substr(prefix.size());
  if (digits.empty() || digits.size() > 6 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return 0;
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

}  // namespace muster::core
