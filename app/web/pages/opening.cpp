// The opening statement (期初建账): what the paper books say, under one name, once a unit. All sets as a grid, one as a form; a bench
// brings its certificate.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/opening_form.h"
#include "app/web/pages/pages.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

// The statement that stands about a unit.
std::optional<core::Fact> statementOf(World& world, const std::string& unit) {
  std::optional<core::Fact> found;
  for (const core::Fact& fact : core::countedFacts(world.journal.factsAbout(core::unit(unit)))) {
    if (fact.kind.starts_with("OpeningDeclared/")) found = fact;
  }
  return found;
}

std::string factPath(core::FactId id) { return "/journal/" + std::to_string(id.node) + "/" + std::to_string(id.index); }

void setDeclared(View& body, const Translator& say, World& world, const std::vector<const core::UnitState*>& units) {
  body.set("hasDone", !units.empty()).set("doneTitle", say.tr("Declared from paper"));
  body.list("done", units, [&](View& row, const core::UnitState* unit) {
    const auto fact = statementOf(world, unit->code);
    const auto run = std::find_if(unit->runs.begin(), unit->runs.end(), [](const auto& one) { return one.second.declared && one.second.passedAt; });
    std::string text = run == unit->runs.end()
                           ? std::string()
                           : say.tr(core::msg("full test of {day}", {{"day", core::text(world.calendar()->dateOf(*run->second.passedAt))}}));
    if (!unit->certificates.empty()) text = unit->certificates.back().number;
    if (fact && !fact->by.empty())
      text += (text.empty() ? "" : say.tr(", ")) + say.tr(core::msg("told by {name}", {{"name", personText(world, fact->by)}}));
    row.set("code", unit->code)
        .set("text", text)
        .set("hasLink", fact.has_value())
        .set("address", fact ? factPath(fact->id) : "")
        .set("word", say.tr("See the statement"));
  });
}

std::vector<const core::UnitState*> declaredOf(const SetupLook& look) {
  std::vector<const core::UnitState*> declared;
  for (const auto* units : {&look.sets, &look.calibrators}) {
    for (const core::UnitState& unit : *units) {
      if (unit.declaredOnce) declared.push_back(&unit);
    }
  }
  return declared;
}

void setNothing(View& body, const Translator& say, World& world, const SetupLook& look, const std::string& only) {
  if (look.sets.empty()) {
    setEmpty(body, say.tr("No set is registered yet"), say.tr("The statement is about sets: register the sets first."), say.tr("Register sets"),
             "/setup/sets");
    return;
  }
  const auto fact = only.empty() ? std::nullopt : statementOf(world, only);
  if (fact) {
    setEmpty(body, say.tr(core::msg("{unit} was taken over from paper already", {{"unit", only}})),
             say.tr("Correct or undo that statement where it is wrong; what was measured since is recorded as a test."), say.tr("See the statement"),
             factPath(fact->id));
    return;
  }
  setEmpty(body, say.tr("Every set is taken over from paper or tested."), say.tr("What is measured from now on replaces what the books said."),
           say.tr("To the readiness board"), "/");
}

Response showSets(const Request& request, Site& site, const SetupLook& look, const OpeningForm& form, const std::string& only,
                  const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string title = only.empty() ? say.tr("Opening statement") : say.tr(core::msg("Opening statement of {unit}", {{"unit", only}}));
  const std::string lead = say.tr(
      "Copy what the books say; leave empty what they do not say. It counts until it would normally fall due, is marked \"declared from paper\", and "
      "the first measured test takes its place. Each set can be declared once.");
  View body = sheetBody(title, lead, request.path, say.tr("Sign the opening statement"), "/setup");
  body.set("hasForm", !form.rows.empty())
      .set("nothing", form.rows.empty())
      .set("upload", true)
      .set("uploadLabel", say.tr("Scan of the pages of the book (photo or PDF)"));
  setNothing(body, say, site.world, look, only);
  setHidden(body, "kind", form.kind);
  std::vector<FormField> fields;
  if (only.empty()) {
    setSheet(body, say, request, say.tr("Set"), form.columns(), form.rows, problems);
  } else if (!form.rows.empty()) {
    for (const OpeningQuestion& one : form.questions) {
      if (!form.rows.front().closed.contains(one.column.id)) fields.push_back(openingField(one, only, say));
    }
  }
  setFields(body, say, request, site, std::move(fields), problems);
  if (only.empty()) setDeclared(body, say, site.world, declaredOf(look));
  return sheetPage(request, site, title, std::move(body), problems);
}

Response showBench(const Request& request, Site& site, const core::UnitState& bench, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const std::string title = say.tr(core::msg("Opening statement of {unit}", {{"unit", bench.code}}));
  View body = sheetBody(title, say.tr("Copy its certificate. Tests on this bench are judged while it holds."), request.path,
                        say.tr("Sign the opening statement"), "/setup/benches");
  body.set("hasForm", !bench.declaredOnce || request.writes())
      .set("nothing", bench.declaredOnce)
      .set("upload", true)
      .set("uploadLabel", say.tr("Scan of the certificates (photo or PDF)"));
  if (const auto fact = statementOf(site.world, bench.code)) {
    setEmpty(body, say.tr(core::msg("{unit} was taken over from paper already", {{"unit", bench.code}})),
             say.tr("A new certificate is accepted on the page of the bench."), say.tr("See the statement"), factPath(fact->id));
  } else {
    setEmpty(body, "", "");
  }
  setFields(body, say, request, site, paperCertificateFields(say, std::nullopt), problems);
  return sheetPage(request, site, title, std::move(body), problems);
}

Response declareBench(const Request& request, Site& site, const core::UnitState& bench) {
  core::Problems problems;
  const auto certificate = readPaperCertificate(request, problems);
  if (!certificate) return showBench(request, site, bench, problems);
  DeclareOpening input;
  input.scan = keepUpload(request, site.world, "scan");
  core::OpeningDeclared one;
  one.unit = bench.code;
  one.certificate = certificate;
  input.units.push_back(std::move(one));
  const auto answer = declareOpening(site.world, toldBy(request), input);
  if (!answer) {
    for (core::Problem problem : answer.problems()) {
      if (problem.where.field == "certificate") problem.where.field = "issued";
      problems.push_back(std::move(problem));
    }
    return showBench(request, site, bench, problems);
  }
  return doneWith(request, site, core::msg("the certificate of {unit} is declared from paper", {{"unit", bench.code}}), answer->remarks,
                  "/setup/benches");
}

}  // namespace

Response openingPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const SetupLook look(site.world);
  const std::string only = request.params.get("code");
  for (const core::UnitState& bench : look.calibrators) {
    if (bench.code == only) return request.writes() ? declareBench(request, site, bench) : showBench(request, site, bench, {});
  }
  const bool known = only.empty() || std::any_of(look.sets.begin(), look.sets.end(), [&](const core::UnitState& set) { return set.code == only; });
  if (!known)
    return refused(
        request, site, 404,
        {{"unknown-unit", core::msg("{unit} is no set and no bench of this store", {{"unit", only}}), core::msg("register it first"), {}}});
  const OpeningForm form = openingForm(say, look, site.world, request.writes() ? request.form.get("kind") : request.query.get("kind"), only);
  if (!request.writes()) return showSets(request, site, look, form, only, {});
  const OpeningTyped typed = readOpening(request, look, site.world, form);
  if (!typed.problems.empty()) return showSets(request, site, look, form, only, typed.problems);
  const auto answer = declareOpening(site.world, toldBy(request), typed.input);
  if (!answer) return showSets(request, site, look, form, only, typed.named(answer.problems()));
  const auto sets = std::count_if(typed.from.begin(), typed.from.end(), [](const auto& from) { return from.position.empty(); });
  return doneWith(request, site,
                  core::msg("{sets} sets and {parts} parts are declared from paper",
                            {{"sets", std::to_string(sets)}, {"parts", std::to_string(static_cast<long>(typed.from.size()) - sets)}}),
                  answer->remarks, "/setup");
}

}  // namespace muster::app
