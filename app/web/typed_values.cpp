#include "app/web/typed_values.h"

#include "core/base/local_time.h"
#include "core/base/plain_text.h"

namespace muster::app {

std::optional<core::Date> readDay(const std::string& typed, const std::string& field, core::Problems& problems) {
  if (core::trimmed(core::plainForms(typed)).empty()) return std::nullopt;
  auto day = core::parseTypedDate(typed);
  if (day) return *day;
  for (core::Problem problem : day.problems()) {
    problem.where.field = field;
    problems.push_back(std::move(problem));
  }
  return std::nullopt;
}

std::optional<core::Quantity> readQuantity(const std::string& typed, core::Unit unit, const std::string& field, core::Problems& problems) {
  const std::string plain = core::plainNumber(typed);
  if (plain.empty()) return std::nullopt;
  if (const auto bare = core::Decimal::parse(plain)) return core::Quantity{*bare, unit, {}};
  auto quantity = core::Quantity::parse(plain);
  if (quantity) return *quantity;
  for (core::Problem problem : quantity.problems()) {
    problem.where.field = field;
    problems.push_back(std::move(problem));
  }
  return std::nullopt;
}

}  // namespace muster::app
