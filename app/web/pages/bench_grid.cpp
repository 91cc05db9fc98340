// The grid: a sitting of many sets as the printed blank sheet has it: columns sets, rows steps, one bench and climate on top, one
// signature below. All of it is recorded, or nothing and everything typed stands there again.
#include <algorithm>
#include <fstream>
#include <set>

#include "app/web/ask.h"
#include "app/web/file_kind.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/workflow/record_test.h"

namespace muster::app {
namespace {

constexpr std::size_t kMostColumns = 30;

std::string cellField(std::size_t column, const std::string& step) { return "v." + std::to_string(column) + "." + step; }

struct Sheet {
  core::Rules rules;
  const core::Procedure* procedure = nullptr;
  std::vector<std::string> units;
};

// Which sets: those named, those of ?sets=due, or all that the test is for.
core::Outcome<Sheet> layOut(const Request& request, Site& site) {
  const Fields& asked = request.writes() ? request.form : request.query;
  Sheet sheet;
  sheet.rules = site.world.rules();
  const std::string wish = asked.get("procedure"), sets = asked.get("sets");
  sheet.procedure = wish.empty() ? nullptr : sheet.rules->procedure(wish);
  for (const auto& code : asked.every("unit")) {
    const auto plain = core::plainCode(code);
    if (!plain.empty() && std::find(sheet.units.begin(), sheet.units.end(), plain) == sheet.units.end()) sheet.units.push_back(plain);
  }
  const bool named = !sheet.units.empty();
  for (const auto& row : site.world.views.units({}, site.world.clock.now())) {
    const auto* full = sheet.rules->fullTest(row.kind);
    const bool listed = std::find(sheet.units.begin(), sheet.units.end(), row.code) != sheet.units.end();
    if (!sheet.procedure && full && (listed || !named)) sheet.procedure = full;
    if (named || !sheet.procedure || sheet.procedure->kind != row.kind) continue;
    const bool wants = row.now.state == core::SetState::dueSoon || row.now.state == core::SetState::notReady;
    if (sets != "due" || wants) sheet.units.push_back(row.code);
  }
  if (!sheet.procedure) {
    return core::Problem{"unknown-procedure",
                         core::msg("No test is adopted for these sets."),
                         core::msg("Adopt the rules of their kind first, then test."),
                         {.field = "procedure"}};
  }
  if (sheet.units.size() > kMostColumns) {
    return core::Problem{"too-many",
                         core::msg("More sets were chosen than fit on one sheet: {count}.", {{"count", std::to_string(sheet.units.size())}}),
                         core::msg("Take up to {most} sets a sitting.", {{"most", std::to_string(kMostColumns)}}),
                         {}};
  }
  return sheet;
}

// One test a column; columns with nothing typed are left out of what is recorded.
std::vector<TypedTest> readSheet(const Request& request, Site& site, const Sheet& sheet) {
  const TypedTest head = readBenchHead(request, site);
  std::vector<TypedTest> tests;
  for (std::size_t column = 0; column < sheet.units.size(); ++column) {
    TypedTest test = head;
    if (column > 0) test.problems.clear();  // said once
    test.run.unit = sheet.units[column];
    test.run.procedure = sheet.procedure->id;
    test.run.origin = "grid";
    for (const auto& step : sheet.procedure->steps) {
      const auto field = cellField(column, step.id);
      addTyped(test, step, request.form.get(field), field);
    }
    tests.push_back(std::move(test));
  }
  return tests;
}

core::Problems allProblems(const std::vector<TypedTest>& tests) {
  core::Problems all;
  for (const auto& test : tests) all.insert(all.end(), test.problems.begin(), test.problems.end());
  return all;
}

// "BG4-07.leak" -> the field of that cell; "bench" and the like stand once for all columns.
void nameFields(core::Problems& problems, const std::vector<TypedTest>& tests) {
  core::Problems named;
  std::set<std::string> said;
  for (auto problem : problems) {
    std::string& field = problem.where.field;
    for (std::size_t column = 0; column < tests.size(); ++column) {
      const auto& unit = tests[column].run.unit;
      if (field != unit && !field.starts_with(unit + ".")) continue;
      const auto rest = field.size() > unit.size() ? field.substr(unit.size() + 1) : std::string();
      const auto cell = tests[column].fields.find(rest);
      field = cell != tests[column].fields.end() ? cell->second : rest == "unit" || rest.empty() ? "u." + std::to_string(column) : rest;
      break;
    }
    if (field == "person") field = "by";
    if (field == "occurred_at") field = "started_at";
    if (said.insert(problem.code + field).second) named.push_back(std::move(problem));
  }
  problems = std::move(named);
}

struct Shown {
  std::vector<TypedTest> tests;
  core::Problems problems;
  int status = 200;
  std::string photo;  // digest of the attached sheet
};

void setCells(View& body, const Request& request, const Translator& say, const Sheet& sheet, const Shown& shown) {
  int number = 0;
  body.list("rows", sheet.procedure->steps, [&](View& row, const core::Step& step) {
    row.set("number", ++number)
        .set("title", say.tr(step.title))
        .set("unit", step.measure == core::Measure::works ? std::string() : std::string(core::symbolOf(step.unit)));
    const auto limits = limitsText(say, *sheet.rules, step);
    row.set("limits", limits.empty() ? say.tr("1 works · 0 does not") : limits).set("instruction", say.tr(step.instruction));
    std::vector<std::size_t> columns(sheet.units.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = i;
    row.list("cells", columns, [&](View& cell, std::size_t column) {
      const auto field = cellField(column, step.id);
      const auto* test = column < shown.tests.size() ? &shown.tests[column] : nullptr;
      const auto* verdict = test && test->verdict ? test->verdict->find(step.id) : nullptr;
      std::string error;
      for (const auto& problem : shown.problems) {
        if (problem.where.field == field && error.empty()) error = say.tr(problem);
      }
      setVerdict(cell, say, verdict).set("field", field).set("value", request.form.get(field));
      cell.set("column", static_cast<int>(column)).set("label", sheet.units[column] + " " + say.tr(step.title));
      cell.set("error", error).set("hasError", !error.empty());
      cell.set("told", error.empty() ? (verdict ? verdictReason(say, *verdict) : std::string()) : error);
    });
  });
}

// Above the sheet a problem must say which cell it is.
core::Problems withCells(const Translator& say, const Sheet& sheet, core::Problems problems) {
  for (auto& problem : problems) {
    for (std::size_t column = 0; column < sheet.units.size(); ++column) {
      const std::string prefix = "v." + std::to_string(column) + ".";
      if (!problem.where.field.starts_with(prefix)) continue;
      const auto* step = sheet.procedure->find(problem.where.field.substr(prefix.size()));
      if (step)
        problem.text = core::msg("{unit}, {step}: {what}", {{"unit", sheet.units[column]}, {"step", step->title}, {"what", say.tr(problem.text)}});
    }
  }
  return problems;
}

Response show(const Request& request, Site& site, const Sheet& sheet, const Shown& shown) {
  const Translator& say = site.say(request);
  View body;
  setErrors(body, withCells(say, sheet, shown.problems), say);
  body.set("procedure", sheet.procedure->id).set("procedureTitle", say.tr(sheet.procedure->title)).set("hasUnits", !sheet.units.empty());
  std::vector<std::size_t> columns(sheet.units.size());
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = i;
  body.list("columns", columns, [&](View& view, std::size_t column) {
    const auto* test = column < shown.tests.size() ? &shown.tests[column] : nullptr;
    const bool judged = test && test->verdict;
    view.set("unit", sheet.units[column]).set("column", static_cast<int>(column)).set("judged", judged);
    const auto overall = judged ? test->verdict->overall : core::Verdict::noDecision;
    const bool wrong = std::any_of(shown.problems.begin(), shown.problems.end(),
                                   [&](const core::Problem& p) { return p.where.field.starts_with("v." + std::to_string(column) + "."); });
    const bool whole = judged && ((test->verdict->complete && !wrong) || overall == core::Verdict::fail || overall == core::Verdict::pending);
    view.set("overallClass", verdictClass(whole ? overall : core::Verdict::noDecision));
    view.set("overallWord", whole    ? verdictWord(say, overall)
                            : judged ? say.plural("{n} step", "{n} steps", static_cast<long>(test->verdict->steps.size()))
                                     : std::string());
  });
  setCells(body, request, say, sheet, shown);
  setBenchHead(body, request, site, shown.problems);
  body.set("draft", request.writes() ? "typed" : "fresh");
  body.set("closed", !request.writes() || request.form.has("closed")).set("spends", sheet.procedure->spendsAbsorber);
  body.set("count", static_cast<int>(sheet.units.size()));
  body.set("sheetKept", shown.photo).set("hasSheet", !shown.photo.empty());
  body.set("benchCss", site.assets.url("bench.css")).set("benchScript", site.assets.url("bench.js"));
  setEmpty(body, say.tr("No set wants a test now"), say.tr("Choose the sets of the sitting yourself."), say.tr("Choose sets"), "/bench");
  return page(request, site, {.templateName = "bench_grid", .title = say.tr("Sitting at the bench"), .nav = "/bench", .status = shown.status},
              std::move(body));
}

// The photo of the pencilled sheet: kept at once, so that a form with a slip in it need not ask for it again.
core::Outcome<std::string> keepSheet(const Request& request, Site& site) {
  const std::string kept = request.form.get("sheet_kept");
  for (const Upload& upload : request.uploads) {
    if (upload.field != "sheet" || upload.size == 0) continue;
    std::ifstream in(upload.path, std::ios::binary);
    std::string head(16, '\0');
    in.read(head.data(), 16);
    head.resize(static_cast<std::size_t>(in.gcount()));
    const std::string type = pictureType(head);
    if (type.empty()) {
      return core::Problem{"not-a-picture",
                           core::msg("The sheet is neither a picture nor a PDF."),
                           core::msg("Attach a photo (JPEG, PNG) or a scan (PDF)."),
                           {.field = "sheet"}};
    }
    in.clear();
    in.seekg(0);
    return site.world.blobs.putStream(in, type);
  }
  if (!kept.empty() && !site.world.blobs.get(kept)) {
    return core::Problem{"unknown-blob", core::msg("The attached sheet is no longer there."), core::msg("Attach it again."), {.field = "sheet"}};
  }
  return kept;
}

}  // namespace

Response benchGridPage(const Request& request, Site& site) {
  const auto sheet = layOut(request, site);
  if (!sheet) return refused(request, site, 422, sheet.problems());
  return show(request, site, *sheet, {});
}

Response benchGridLive(const Request& request, Site& site) {
  const auto sheet = layOut(request, site);
  if (!sheet) return liveVerdicts(request, site, {});
  auto tests = readSheet(request, site, *sheet);
  for (auto& test : tests) judgeTyped(test, site);
  return liveVerdicts(request, site, tests);
}

Response recordBenchGrid(const Request& request, Site& site) {
  auto sheet = layOut(request, site);
  if (!sheet) return refused(request, site, 422, sheet.problems());
  auto tests = readSheet(request, site, *sheet);
  auto problems = allProblems(tests);
  const auto kept = keepSheet(request, site);
  const std::string photo = kept ? *kept : std::string();
  if (!kept) problems.insert(problems.end(), kept.problems().begin(), kept.problems().end());
  if (request.form.get("do") == "record" && problems.empty()) {
    std::vector<core::TestRun> runs;
    for (const auto& test : tests) {
      if (test.run.steps.empty()) continue;
      runs.push_back(test.run);
      if (!photo.empty()) runs.back().blobs.push_back(photo);
    }
    Who who = whoOf(request);
    who.person = tests.empty() ? request.person : tests.front().run.testedBy;
    const auto answer = recordSitting(site.world, who, runs);
    if (answer) {
      const Translator& say = site.say(request);
      std::string text = say.tr(core::msg("tests kept: {count}", {{"count", std::to_string(runs.size())}}));
      const auto passed = [&](const core::Message& remark) {
        return std::any_of(runs.begin(), runs.end(), [&](const auto& run) { return remark == saidOf(core::Verdict::pass, run.unit); });
      };
      for (const auto& remark : answer->remarks) {
        if (!passed(remark)) text += say.tr("; ") + say.tr(remark);  // what wants a hand: failed, pending, told late
      }
      site.leaveNote(request, {"{text}", {{"text", text}}});
      return seeOther("/");
    }
    problems = answer.problems();
  }
  nameFields(problems, tests);
  for (auto& test : tests) {
    test.problems.clear();
    judgeTyped(test, site);
    for (const auto& problem : test.problems) {
      const bool known = std::any_of(problems.begin(), problems.end(),
                                     [&](const core::Problem& p) { return p.code == problem.code && p.where.field == problem.where.field; });
      if (!known) problems.push_back(problem);
    }
  }
  const int status = request.form.get("do") == "record" ? statusFor(problems) : 200;
  return show(request, site, sheet.value(), {std::move(tests), std::move(problems), status, photo});
}

}  // namespace muster::app
