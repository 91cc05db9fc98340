#include "app/web/pages/entry.h"

#include <algorithm>

namespace muster::app {

Response answerEntry(const Request& request, Site& site, Entry entry) {
  const auto read = std::move(entry.read);
  return answerForm(request, site, std::move(entry.form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    auto decide = read(typed);
    if (!typed.ok()) return typed.problems();
    if (!decide) return decide.problems();
    return carryOut(site.world, who, *decide);
  });
}

const core::Position* positionOf(const core::Kind* kind, const std::string& id) {
  if (!kind) return nullptr;
  const auto found = std::find_if(kind->positions.begin(), kind->positions.end(), [&](const core::Position& one) { return one.id == id; });
  return found == kind->positions.end() ? nullptr : &*found;
}

std::string typedOf(const std::optional<core::Quantity>& quantity) { return quantity ? quantity->text() : std::string(); }
std::string typedOf(const std::optional<core::Date>& day) { return day ? core::text(*day) : std::string(); }

}  // namespace muster::app
