#include "app/jobs/demonstration/telling.h"

namespace muster::app::demonstration {

std::string Telling::need(const std::string& key) const {
  const auto text = it.text(key);
  if (text.empty()) throw std::runtime_error("the demonstration's happening at " + at() + " lacks " + key);
  return text;
}

core::Date Telling::day(const std::string& key) const {
  const auto found = readDay(need(key));
  if (!found) throw std::runtime_error("the demonstration's " + at() + " has no day in " + key);
  return stage.date(*found);
}

std::optional<core::Instant> Telling::moment(const std::string& key) const {
  const auto found = readMoment(it.text(key));
  return found ? std::optional(stage.at(*found)) : std::nullopt;
}

std::vector<std::optional<core::Quantity>> Telling::row(const std::string& text, std::size_t wanted) const {
  std::vector<std::optional<core::Quantity>> values;
  for (std::size_t from = 0; from <= text.size() && values.size() < wanted;) {
    const auto end = std::min(text.find("; ", from), text.size());
    const auto one = text.substr(from, end - from);
    values.push_back(one == "-" ? std::nullopt : std::optional(quantity(one)));
    from = end + 2;
  }
  values.resize(wanted);
  if (!values.front()) throw std::runtime_error("the demonstration's " + at() + " has no point in " + text);
  return values;
}

}  // namespace muster::app::demonstration
