// One file that was handed in: its progress, its dry run, the button that carries it out, and what came of it.
#include <algorithm>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/import_view.h"
#include "app/web/pages/pages.h"
#include "app/workflow/import_profiles.h"

namespace muster::app {

using Stage = ImportStanding::Stage;
using Kind = FormField::Kind;

FormField profileField(const Translator& say, World& world, const std::string& chosen) {
  FormField field{Kind::choice,
                  "profile",
                  say.tr("How to read it"),
                  say.tr("A profile says which column is what"),
                  chosen,
                  "",
                  {{"", say.tr("recognise it by its content")}}};
  for (const auto& profile : importProfiles(world).all) field.choices.push_back({profile.name, say.tr(profile.title)});
  return field;
}

FormField benchField(const Translator& say, World& world, const std::string& chosen) {
  FormField field{
      Kind::choice, "bench", say.tr("Test bench"), say.tr("Only where the file does not say it"), chosen, "", {{"", say.tr("as the file says")}}};
  const auto rules = world.rules();
  for (const auto& row : world.views.units({}, world.clock.now())) {
    const auto* kind = rules->kind(row.kind);
    if (kind && kind->role == core::Kind::Role::calibrator) field.choices.push_back({row.code, row.code});
  }
  return field;
}

std::string stageWord(const Translator& say, Stage stage) {
  switch (stage) {
    case Stage::planning: return say.tr("being looked through");
    case Stage::planned: return say.tr("waits for you to carry it out");
    case Stage::importing: return say.tr("being imported");
    case Stage::done: return say.tr("imported");
    case Stage::cancelled: return say.tr("cancelled");
    case Stage::refused: return say.tr("refused");
    case Stage::broken: return say.tr("broke off");
  }
  return {};
}

std::string sizeText(std::uint64_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " B";
  const bool mega = bytes >= 1024 * 1024;
  const std::uint64_t tenths = bytes * 10 / (mega ? 1024 * 1024 : 1024);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + (mega ? " MB" : " kB");
}

namespace {

constexpr std::size_t kPageLines = 200;

struct Fate {
  std::string shape, word;
};

Fate fateOf(const Translator& say, ImportLine::Fate fate, bool done) {
  switch (fate) {
    case ImportLine::Fate::take: return {"ready", done ? say.tr("taken") : say.tr("will be taken")};
    case ImportLine::Fate::already: return {"unk", say.tr("recorded already")};
    case ImportLine::Fate::conflict: return {"due", say.tr("other readings than before: both are kept")};
    case ImportLine::Fate::quarantine: return {"bad", say.tr("to quarantine")};
  }
  return {};
}

std::string stepTitle(const Translator& say, const core::Procedure* procedure, const std::string& id) {
  const auto* step = procedure ? procedure->find(id) : nullptr;
  return step ? say.tr(step->title) : id;
}

std::string readingsText(const Translator& say, const core::Procedure* procedure, const ImportLine& line) {
  std::string all;
  for (const auto& [step, text] : line.readings) all += (all.empty() ? "" : " · ") + stepTitle(say, procedure, step) + " " + text;
  return all;
}

void setLines(View& body, const Request& request, const Translator& say, World& world, const ImportStanding& standing) {
  const auto& lines = standing.report.lines;
  std::size_t from = 0;
  for (const char c : request.query.get("from")) from = c >= '0' && c <= '9' && from < 100000 ? from * 10 + static_cast<std::size_t>(c - '0') : from;
  from = std::min(from, lines.size());
  const std::size_t to = std::min(lines.size(), from + kPageLines);
  const std::vector<ImportLine> shown(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
  const bool done = standing.stage == Stage::done || standing.stage == Stage::cancelled;
  body.set("hasLines", !shown.empty());
  const auto rules = world.rules();
  body.list("lines", shown, [&](View& row, const ImportLine& line) {
    const auto fate = fateOf(say, line.fate, done);
    const auto* procedure = rules->procedure(line.procedure);
    row.set("stateClass", fate.shape).set("stateWord", fate.word);
    row.set("line", line.lastLine > line.line ? std::to_string(line.line) + "–" + std::to_string(line.lastLine) : std::to_string(line.line));
    const bool bad = line.fate == ImportLine::Fate::quarantine,
               judged = line.fate == ImportLine::Fate::take || line.fate == ImportLine::Fate::conflict;
    row.set("unit", line.unit)
        .set("bad", bad)
        .set("reason", bad ? say.tr(line.problem.text) : std::string())
        .set("remedy", bad ? say.tr(line.problem.remedy) : std::string());
    std::string missing;
    for (const int one : line.missing) missing += (missing.empty() ? "" : ", ") + std::to_string(one);
    row.set("readings", readingsText(say, procedure, line)).set("hasReadings", !line.readings.empty());
    row.set("lacks", !missing.empty()).set("lacking", say.tr(core::msg("without what stands in line {lines}", {{"lines", missing}})));
    row.set("judged", judged).set("verdictClass", verdictClass(line.verdict)).set("verdict", judged ? verdictWord(say, line.verdict) : std::string());
  });
  const auto& report = standing.report;
  const std::size_t all = static_cast<std::size_t>(report.taken + report.already + report.quarantined);
  body.set("listed", static_cast<int>(lines.size())).set("all", static_cast<int>(all)).set("capped", all > lines.size());
  body.set("before", "?from=" + std::to_string(from >= kPageLines ? from - kPageLines : 0)).set("hasBefore", from > 0);
  body.set("after", "?from=" + std::to_string(to)).set("hasAfter", to < lines.size());
}

std::string joined(const Translator& say, const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : say.tr(", ")) + name;
  return all;
}

Response show(const Request& request, Site& site, const ImportStanding& standing, const core::Problems& problems, int status) {
  const Translator& say = site.say(request);
  View body;
  setErrors(body, problems, say);
  body.set("benchCss", site.assets.url("bench.css"));
  const auto& report = standing.report;
  body.set("name", standing.name)
      .set("size", sizeText(standing.size))
      .set("stage", stageWord(say, standing.stage))
      .set("action", "/import/" + standing.id);
  body.set("running", standing.running()).set("planned", standing.stage == Stage::planned).set("done", standing.stage == Stage::done);
  body.set("refused", standing.stage == Stage::refused || standing.stage == Stage::broken).set("cancelled", standing.stage == Stage::cancelled);
  body.set("broken", standing.stage == Stage::broken);
  body.set("nothing", standing.stage == Stage::planned && report.taken == 0);
  body.list("refusals", standing.problems,
            [&](View& row, const core::Problem& problem) { row.set("text", say.tr(problem.text)).set("remedy", say.tr(problem.remedy)); });
  const int percent = standing.size > 0 ? static_cast<int>(std::min<std::uint64_t>(100, standing.progress.bytes * 100 / standing.size)) : 0;
  body.set("percent", percent).set("read", sizeText(standing.progress.bytes)).set("tests", standing.progress.tests);
  body.set("reportProfile", report.profile).set("confidence", report.confidence).set("recognised", standing.profile.empty() && report.confidence > 0);
  body.set("taken", report.taken).set("already", report.already).set("conflicts", report.conflicts).set("quarantined", report.quarantined);
  body.set("hasConflicts", report.conflicts > 0)
      .set("hasQuarantined", report.quarantined > 0)
      .set("digest", report.file)
      .set("hasDigest", !report.file.empty());
  body.set("unread", joined(say, report.unreadColumns)).set("hasUnread", !report.unreadColumns.empty());
  std::vector<std::string> absent;
  const auto rules = site.world.rules();
  for (const auto& id : report.absentSteps) {
    const auto* step = rules->step(id);
    absent.push_back(step ? say.tr(step->title) : id);
  }
  body.set("absent", joined(say, absent)).set("hasAbsent", standing.stage == Stage::planned && !report.absentSteps.empty());
  body.set("quarantineAddress", "/import/quarantine?file=" + report.file);
  setLines(body, request, say, site.world, standing);
  body.set("profile", fieldView(profileField(say, site.world, standing.profile), {}, say))
      .set("bench", fieldView(benchField(say, site.world, standing.bench), {}, say));
  body.set("signature", signatureView(request, site, problems));
  Response response =
      page(request, site, {.templateName = "import_file", .title = standing.name, .nav = "/import", .status = status}, std::move(body));
  if (standing.running()) response.headers.emplace_back("Refresh", "2");  // reloads itself, without a script too
  return response;
}

core::Problems unknownImport() {
  return {{"unknown-import", core::msg("This file is no longer at hand."), core::msg("Hand it in again: what was taken is not taken twice."), {}}};
}

}  // namespace

Response importFilePage(const Request& request, Site& site) {
  const auto standing = site.imports.standing(request.params.get("id"));
  if (!standing) return refused(request, site, 404, unknownImport());
  return show(request, site, *standing, {}, 200);
}

Response actOnImport(const Request& request, Site& site) {
  const std::string id = request.params.get("id"), wish = request.form.get("do"), here = "/import/" + id;
  const auto standing = site.imports.standing(id);
  if (!standing) return refused(request, site, 404, unknownImport());
  if (wish == "cancel") {
    site.imports.cancel(id);
  } else if (wish == "plan") {
    site.imports.planAgain(id, request.form.get("profile"), core::plainCode(request.form.get("bench")));
  } else if (wish == "import") {
    Who who = whoOf(request);
    who.person = core::plainCode(request.form.get("by", request.person));
    const auto people = site.world.views.people();
    if (!people.empty() && std::find(people.begin(), people.end(), who.person) == people.end()) {
      return show(request, site, *standing,
                  {{"no-person", core::msg("It is not said who imports this."), core::msg("Choose your name from the list."), {.field = "by"}}}, 422);
    }
    site.imports.carryOut(id, who);  // pressed twice, it is carried out once
  }
  return seeOther(here);
}

}  // namespace muster::app
