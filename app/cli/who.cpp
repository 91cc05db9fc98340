#include "app/cli/who.h"

#include <algorithm>
#include <ostream>

namespace muster::app {

Who whoActs(const Invocation& invocation, World& world) {
  Who who;
  who.person = core::plainCode(invocation.arguments.get("by"));
  if (!who.person.empty()) return who;
  const auto present = world.views.people();
  const auto officer = std::find_if(present.begin(), present.end(), [&](const std::string& code) {
    const auto person = world.records.person(code);
    return person && std::find(person->duties.begin(), person->duties.end(), "equipment-officer") != person->duties.end();
  });
  if (officer != present.end())
    who.person = *officer;
  else if (present.size() == 1)
    who.person = present.front();
  else
    throw BadUsage{{"by", core::msg("nothing says who does this"), core::msg("give --by CODE; the people are on the page People"), {}}};
  invocation.err << "recorded as done by " << who.person << " (asserted; --by CODE names another)\n";
  return who;
}

int acted(Invocation& invocation, const core::Outcome<Answer>& done, const std::string& said) {
  if (!done) return refuse(invocation.err, done.problems());
  invocation.out << said << "\n";
  for (const auto& remark : done->remarks) invocation.out << core::english(remark) << "\n";
  return kAnswered;
}

}  // namespace muster::app
