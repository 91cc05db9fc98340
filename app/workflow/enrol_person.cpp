#include "app/workflow/enrol_person.h"

#include "app/workflow/refuse.h"
#include "core/base/digest.h"

namespace muster::app {

std::string commitmentOf(const PersonRecord& person) {
  // A line each: neither a name nor a number holds a line end, so no two people share the bytes.
  return core::sha256Hex(person.salt + "\n" + person.name + "\n" + person.staffNumber);
}

core::Outcome<Answer> enrolPerson(World& world, const Who& who, const EnrolPerson& input) {
  PersonRecord record{"", input.name, input.staffNumber, world.random.hex(16), input.duties};
  auto answer = carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto code = core::parseCode(input.code, "code");
    if (!code) return code.problems();
    record.code = code.value();
    if (input.name.empty() || input.name.find('\n') != std::string::npos) {
      return refuse("empty", core::msg("the name is missing"), core::msg("give the name as it is signed"), "name");
    }
    if (const auto* person = look.person(record.code); person && !person->left) {
      return refuse("code-taken", core::msg("{code} is somebody else already", {{"code", record.code}}), core::msg("choose another code"), "code");
    }
    return Decision{{core::PersonEnrolled{record.code, commitmentOf(record)}}, {}};
  });
  // The record follows the fact: a name without its fact would be a person nobody enrolled.
  if (answer && !answer->receipt.repeated) world.records.savePerson(record);
  return answer;
}

core::Outcome<Answer> personLeaves(World& world, const Who& who, const std::string& person) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto code = enrolled(look, person, "person");
    if (!code) return code.problems();
    return Decision{{core::PersonLeft{code.value()}}, {}};
  });
}

}  // namespace muster::app
