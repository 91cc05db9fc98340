#include "core/judgement/limit_words.h"

namespace muster::core {

Text said(const Limit& limit) {
  const auto &min = limit.min, &max = limit.max;
  const bool plain = min && max && min->inclusive && max->inclusive && min->value.unit == max->value.unit;
  return {limit.text(), plain ? min->value.value.text() + "–" + max->value.text() : std::string()};
}

Text said(const std::vector<const Limit*>& limits, std::string_view between, std::string_view betweenChinese) {
  Text all;
  for (const Limit* limit : limits) {
    const Text one = said(*limit);
    if (!all.en.empty()) all.en += between, all.zh += betweenChinese;
    all.en += one.en;
    all.zh += one.zh.empty() ? one.en : one.zh;
  }
  if (all.zh == all.en) all.zh.clear();
  return all;
}

}  // namespace muster::core
