// Benches and gauges with the certificates out of the drawer: registered and declared from paper in one command.
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/setup_forms.h"
#include "app/web/setup_look.h"
#include "app/workflow/register_many.h"

namespace muster::app {
namespace {

constexpr int kUsualBenches = 3, kMostBenches = 20;

struct BenchForm {
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;
};

BenchForm formOf(const Request& request, Site& site, const SetupLook& look) {
  const Translator& say = site.say(request);
  std::vector<FormField::Choice> kinds;
  for (const core::Kind* kind : look.kinds(core::Kind::Role::calibrator)) kinds.push_back({kind->id, say.tr(kind->title)});
  BenchForm form;
  form.columns = {{"kind", say.tr("Kind"), "", "", false, kinds, {}},
                  {"code", say.tr("Code"), say.tr("as on the label"), "", false, {}, {}},
                  {"serial", say.tr("Serial number"), say.tr("as on the plate"), "", false, {}, {}},
                  {"number", say.tr("Certificate"), say.tr("its number"), "", false, {}, {}},
                  {"laboratory", say.tr("Laboratory"), "", "", false, {}, {}},
                  {"issued", say.tr("Issued on"), "", "", true, {}, {}},
                  {"valid_to", say.tr("Valid to"), say.tr("that day included"), "", true, {}, {}}};
  int count = request.writes() ? 0 : typedCount(request, "count", kUsualBenches, kMostBenches);
  if (request.writes()) {
    while (count < kMostBenches && request.form.has(cellName("code", std::to_string(count + 1)))) ++count;
  }
  for (int i = 1; i <= count; ++i) form.rows.push_back({.id = std::to_string(i), .head = std::to_string(i)});
  return form;
}

Response show(const Request& request, Site& site, const SetupLook& look, const BenchForm& form, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string title = say.tr("Enter benches and gauges");
  View body = sheetBody(title, say.tr("What you test and fill with. A line without a code is left out; the certificate may be entered later."),
                        "/setup/benches", say.tr("Register these"), "/setup");
  body.set("hasCount", true).set("countLabel", say.tr("How many lines")).set("count", static_cast<int>(form.rows.size()));
  body.set("upload", true).set("uploadLabel", say.tr("Scan of the certificates (photo or PDF)"));
  setSheet(body, say, request, say.tr("No."), form.columns, form.rows, problems);
  setFields(body, say, request, site, {}, problems);
  body.set("hasDone", !look.calibrators.empty()).set("doneTitle", say.tr("Benches and gauges so far"));
  body.list("done", look.calibrators, [&](View& row, const core::UnitState& one) {
    const auto* last = one.certificates.empty() ? nullptr : &one.certificates.back();
    std::string text = last ? last->number : say.tr("no certificate yet");
    if (last && last->validTo) text += say.tr(", ") + say.tr(core::msg("valid to {day}", {{"day", core::text(*last->validTo)}}));
    if (last && last->declared) text += say.tr(" (declared from paper)");
    row.set("code", one.code)
        .set("text", text)
        .set("hasLink", last == nullptr)
        .set("address", "/opening")
        .set("word", say.tr("Declare its certificate"));
  });
  return sheetPage(request, site, title, std::move(body), problems);
}

}  // namespace

Response setupBenchesPage(const Request& request, Site& site) {
  const SetupLook look(site.world);
  const BenchForm form = formOf(request, site, look);
  if (!request.writes()) return show(request, site, look, form, {});
  core::Problems problems;
  std::vector<NewUnit> units;
  std::vector<std::string> lines;
  const std::string scan = keepUpload(request, site.world, "scan");
  for (const SheetRow& row : form.rows) {
    const auto cell = [&](const char* column) { return cellText(request, column, row.id); };
    if (cell("code").empty()) continue;
    NewUnit bench;
    bench.unit.code = cell("code"), bench.unit.kind = cell("kind"), bench.unit.serial = cell("serial"), bench.scan = scan;
    const auto issued = readDay(cell("issued"), cellName("issued", row.id), problems),
               validTo = readDay(cell("valid_to"), cellName("valid_to", row.id), problems);
    if (!cell("number").empty() || !cell("issued").empty()) {
      if (!issued && cell("issued").empty()) {
        problems.push_back({"empty",
                            core::msg("the day of the certificate is missing"),
                            core::msg("copy it from the certificate"),
                            {.field = cellName("issued", row.id)}});
      }
      bench.certificate = core::Certificate{
          core::Certificate::Act::verification, cell("number"), cell("laboratory"), issued.value_or(core::Date{}), validTo, true, {}};
    }
    units.push_back(std::move(bench));
    lines.push_back(row.id);
  }
  if (!problems.empty()) return show(request, site, look, form, problems);
  const auto answer = registerMany(site.world, toldBy(request), units);
  if (answer)
    return doneWith(request, site, core::msg("benches and gauges registered: {count}", {{"count", std::to_string(units.size())}}), answer->remarks,
                    "/setup");
  for (core::Problem problem : answer.problems()) {
    if (problem.where.line > 0) problem.where.field = cellName(problem.where.field, lines[static_cast<std::size_t>(problem.where.line) - 1]);
    problems.push_back(std::move(problem));
  }
  return show(request, site, look, form, problems);
}

}  // namespace muster::app
