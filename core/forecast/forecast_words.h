// The forecast in plain words. Pure.
#pragma once

#include "core/forecast/forecast.h"

namespace muster::core {

// "falls 0.1 L/min a month; reaches 1.5 L/min in March"; empty where nothing is told.
Message trendWords(const StepForecast& forecast, Date today);
// "Constant dosage will probably fail before 2026-12-09: 86 % likely"; empty unless it will.
Message adviceWords(const StepForecast& forecast, Date today);
Text monthName(Date day, Date today);  // "March", another year's "March 2027"

}  // namespace muster::core
