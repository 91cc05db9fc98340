#include "core/forecast/forecast_words.h"

#include <array>
#include <cmath>

namespace muster::core {

Text monthName(Date day, Date today) {
  static constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  const auto month = static_cast<unsigned>(day.month());
  const std::string year = std::to_string(static_cast<int>(day.year()));
  const bool thisYear = day.year() == today.year();
  return {kMonths.at(month - 1) + (thisYear ? std::string() : " " + year), (thisYear ? std::string() : year + "年") + std::to_string(month) + "月"};
}

Message trendWords(const StepForecast& forecast, Date today) {
  if (!forecast.told) return {};
  if (!forecast.perMonth) return msg("steady at about {level}", {{"level", forecast.level->text()}});
  Quantity change = *forecast.perMonth;
  const bool rises = change.value > Decimal(0, 0);
  change.value = change.value.abs();
  std::vector<std::pair<std::string, Text>> places{{"change", change.text()}};
  if (!forecast.bound) return rises ? msg("rises {change} a month", std::move(places)) : msg("falls {change} a month", std::move(places));
  places.emplace_back("bound", forecast.bound->text());
  if (!forecast.reaches) {
    return rises ? msg("rises {change} a month; not at {bound} within two years", std::move(places))
                 : msg("falls {change} a month; not at {bound} within two years", std::move(places));
  }
  places.emplace_back("month", monthName(*forecast.reaches, today));
  return rises ? msg("rises {change} a month; reaches {bound} in {month}", std::move(places))
               : msg("falls {change} a month; reaches {bound} in {month}", std::move(places));
}

Message adviceWords(const StepForecast& forecast, Date today) {
  if (!forecast.willFail) return {};
  const std::string chance = std::to_string(std::lround(*forecast.chance * 100));
  if (*forecast.due < today)
    return msg("{step} will probably fail the test that is overdue: {chance} % likely", {{"step", forecast.title}, {"chance", chance}});
  return msg("{step} will probably fail before {day}: {chance} % likely",
             {{"step", forecast.title}, {"day", text(*forecast.due)}, {"chance", chance}});
}

}  // namespace muster::core
