// Limits within a sentence: as Limit::text has them, but without the English "to" between two ends in Chinese. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/judgement/limit.h"

namespace muster::core {

Text said(const Limit& limit);  // zh "1.5–1.9 L/min"; empty where both say the same
Text said(const std::vector<const Limit*>& limits, std::string_view between, std::string_view betweenChinese);

}  // namespace muster::core
