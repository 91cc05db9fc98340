// People: enrolled, given duties, leaving. Names stand in the records alone; the journal knows a code and a salted hash.
#include <algorithm>

#include "app/web/edge.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/workflow/duties.h"
#include "app/workflow/enrol_person.h"
#include "core/base/plain_text.h"
#include "core/base/running_number.h"

namespace muster::app {
namespace {

std::vector<std::string> chosenDuties(const Request& request, const Site& site) {
  std::vector<std::string> chosen;
  const auto ticked = request.form.every("duties");
  for (const core::DutyRule& duty : personDuties(*site.world.rules())) {
    if (std::find(ticked.begin(), ticked.end(), duty.id) != ticked.end()) chosen.push_back(duty.id);
  }
  return chosen;
}

void setDuties(View& view, const Translator& say, const std::vector<core::DutyRule>& duties, const std::vector<std::string>& held) {
  view.list("duties", duties, [&](View& row, const core::DutyRule& duty) {
    row.set("code", duty.id).set("word", say.tr(duty.title)).set("ticked", std::find(held.begin(), held.end(), duty.id) != held.end());
  });
}

std::string offeredPerson(World& world) {
  int highest = 0;
  for (const PersonRecord& person : world.records.people()) { highest = std::max(highest, core::runningNumber(person.code, "P")); }
  const std::string number = std::to_string(highest + 1);
  return "P" + std::string(number.size() < 3 ? 3 - number.size() : 0, '0') + number;
}

Response show(const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  using Kind = FormField::Kind;
  const auto people = presentPeople(site.world);
  const auto duties = personDuties(*site.world.rules());
  View body;
  body.set("hasPeople", !people.empty()).set("first", people.empty());
  body.list("people", people, [&](View& row, const PersonRecord& person) {
    std::string words;
    for (const core::DutyRule& duty : duties) {
      if (std::find(person.duties.begin(), person.duties.end(), duty.id) != person.duties.end())
        words += (words.empty() ? "" : say.tr(", ")) + say.tr(duty.title);
    }
    row.set("code", person.code).set("name", person.name).set("number", person.staffNumber).set("dutyWords", words);
    row.set("leaveAddress", "/people/" + urlEncoded(person.code) + "/leave").set("dutiesAddress", "/people/" + urlEncoded(person.code) + "/duties");
    setDuties(row, say, duties, person.duties);
  });
  setDuties(body, say, duties, people.empty() && !request.writes() ? std::vector<std::string>{"equipment-officer"} : request.form.every("duties"));
  setFields(body, say, request, site,
            {{Kind::text, "name", say.tr("Name"), say.tr("As it is signed. It stays out of the journal and can be erased later."), "", "", {}},
             {Kind::text, "number", say.tr("Staff number"), say.tr("Tells two people of one name apart."), "", "", {}},
             {Kind::code, "code", say.tr("Code"), say.tr("What the journal calls this person."), offeredPerson(site.world), "", {}}},
            problems);
  const std::string title = say.tr("People");
  return page(request, site, {.templateName = "people", .title = title, .nav = "/setup", .status = problems.empty() ? 200 : answerStatus(problems)},
              std::move(body));
}

}  // namespace

Response peoplePage(const Request& request, Site& site) {
  if (!request.writes()) return show(request, site, {});
  const bool first = site.world.views.people().empty();
  const EnrolPerson input{request.form.get("code"), std::string(core::trimmed(request.form.get("name"))),
                          std::string(core::trimmed(request.form.get("number"))), chosenDuties(request, site)};
  const auto answer = enrolPerson(site.world, toldBy(request), input);
  if (!answer) return show(request, site, answer.problems());
  Response response = doneWith(request, site, core::msg("{name} is enrolled", {{"name", input.name}}), answer->remarks, first ? "/setup" : "/people");
  if (first) setCookie(response, kPersonCookie, core::plainCode(input.code), 12 * 3600);  // who opens the store is at this screen
  return response;
}

Response personDutiesPage(const Request& request, Site& site) {
  auto record = site.world.records.person(request.params.get("code"));
  if (!record)
    return refused(request, site, 404,
                   {{"unknown-person",
                     core::msg("Nobody is enrolled as {person}.", {{"person", request.params.get("code")}}),
                     core::msg("Choose a name from the list."),
                     {}}});
  record->duties = chosenDuties(request, site);
  site.world.records.savePerson(*record);
  return doneWith(request, site, core::msg("the duties of {name} are kept", {{"name", record->name}}), {}, "/people");
}

Response personLeavesPage(const Request& request, Site& site) {
  const std::string code = request.params.get("code");
  const auto answer = personLeaves(site.world, toldBy(request), code);
  if (!answer) return show(request, site, answer.problems());
  return doneWith(request, site, core::msg("{name} has left; the signatures stay", {{"name", personText(site.world, code)}}), answer->remarks,
                  "/people");
}

}  // namespace muster::app
