// Racks by count: the first code, how many, and one template of slots for all of them.
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/workflow/install_rack.h"
#include "core/base/running_number.h"

namespace muster::app {
namespace {

constexpr int kMostRacks = 60, kMostInRow = 40, kMostRows = 26;

int whole(const Request& request, const std::string& name, int most, core::Problems& problems) {
  const auto number = core::Decimal::parse(core::plainNumber(request.form.get(name)));
  if (number && number->scale() == 0 && number->coefficient() >= 1 && number->coefficient() <= most) return static_cast<int>(number->coefficient());
  problems.push_back(
      {"bad-count", core::msg("this is not a number from 1 to {most}", {{"most", std::to_string(most)}}), core::msg("count again"), {.field = name}});
  return 0;
}

// "R01", third -> "R03": the digits at the end count on.
std::string codeAt(const std::string& first, int step) {
  const auto digits = first.find_last_not_of("0123456789") + 1;
  if (digits >= first.size() || first.size() - digits > 6) return step == 0 ? first : first + "-" + std::to_string(step + 1);
  const std::string number = std::to_string(std::stoi(first.substr(digits)) + step);
  const auto width = first.size() - digits;
  return first.substr(0, digits) + (number.size() < width ? std::string(width - number.size(), '0') : "") + number;
}

std::vector<core::SlotSpec> slotsOf(int rows, int inRow, const std::string& kind) {
  std::vector<core::SlotSpec> slots;
  for (int row = 0; row < rows; ++row) {
    for (int i = 1; i <= inRow; ++i) slots.push_back({std::string(1, static_cast<char>('A' + row)) + std::to_string(i), kind});
  }
  return slots;
}

std::vector<FormField> fieldsOf(const Translator& say, Site& site) {
  using Kind = FormField::Kind;
  FormField kind{.kind = Kind::choice, .name = "kind", .label = say.tr("What belongs in the slots")};
  kind.choices.push_back({"", say.tr("Anything")});
  for (const core::Kind& one : site.world.rules()->kinds()) kind.choices.push_back({one.id, say.tr(one.title)});
  int highest = 0;
  for (const core::RackState& rack : site.world.views.racks()) {
    if (rack.code.size() == 3) highest = std::max(highest, core::runningNumber(rack.code, "R"));
  }
  return {{Kind::code, "rack", say.tr("Code of the first rack"), say.tr("The others count on from it: R01, R02 …"), codeAt("R01", highest), "", {}},
          {Kind::number, "count", say.tr("How many racks"), "", "1", "", {}},
          {Kind::number, "rows", say.tr("Shelves in each rack"), say.tr("Named A, B, C … from the top."), "3", "", {}},
          {Kind::number, "slots", say.tr("Slots on each shelf"), say.tr("Numbered from the left: A1, A2 …"), "5", "", {}},
          std::move(kind),
          {Kind::code, "purpose", say.tr("What they are for"), say.tr("A short code such as SETS or SPARES; may stay empty."), "", "", {}}};
}

Response show(const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string title = say.tr("Put up racks");
  View body = sheetBody(title, say.tr("Racks that look the same are put up in one go; those that differ, in several."), "/setup/racks",
                        say.tr("Put them up"), "/setup");
  setFields(body, say, request, site, fieldsOf(say, site), problems);
  const auto racks = site.world.views.racks();
  body.set("hasDone", !racks.empty()).set("doneTitle", say.tr("Racks so far"));
  body.list("done", racks, [&](View& row, const core::RackState& rack) {
    row.set("code", rack.code).set("text", say.plural("{n} slot", "{n} slots", static_cast<long>(rack.slots.size()))).set("hasLink", false);
  });
  return sheetPage(request, site, title, std::move(body), problems);
}

}  // namespace

Response setupRacksPage(const Request& request, Site& site) {
  if (!request.writes()) return show(request, site, {});
  core::Problems problems;
  const int count = whole(request, "count", kMostRacks, problems), rows = whole(request, "rows", kMostRows, problems),
            inRow = whole(request, "slots", kMostInRow, problems);
  const auto first = core::parseCode(request.form.get("rack"), "rack");
  problems.insert(problems.end(), first.problems().begin(), first.problems().end());
  if (!problems.empty()) return show(request, site, problems);
  std::vector<InstallRack> racks;
  for (int i = 0; i < count; ++i)
    racks.push_back({codeAt(first.value(), i), core::plainCode(request.form.get("purpose")), slotsOf(rows, inRow, request.form.get("kind"))});
  const auto answer = installRacks(site.world, toldBy(request), racks);
  if (!answer) return show(request, site, answer.problems());
  return doneWith(request, site, core::msg("racks put up: {count}", {{"count", std::to_string(count)}}), answer->remarks, "/setup");
}

}  // namespace muster::app
