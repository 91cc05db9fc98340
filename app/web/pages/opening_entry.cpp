// One opening statement put right: the questions that were asked of this unit, filled with what was declared.
#include "app/web/pages/entry.h"
#include "app/web/pages/opening_form.h"

namespace muster::app {
namespace {

core::Outcome<Decide> decided(core::OpeningDeclared one, std::string position) {
  return Decide([input = DeclareOpening{{std::move(one)}, {}}, position](Looking& look) -> core::Outcome<Decision> {
    auto decision = decideOpening(look, input);
    if (decision) return decision;
    core::Problems problems = decision.problems();
    const std::string row = input.units.front().unit;
    for (core::Problem& problem : problems) problem.where.field = cellName(openingCell(problem, position), row);
    return problems;
  });
}

Entry benchEntry(const AskedUnit& it, const core::OpeningDeclared& told) {
  Entry entry;
  entry.form.fields = paperCertificateFields(it.say, told.certificate);
  entry.read = [told](Typed& typed) -> core::Outcome<Decide> {
    core::Problems problems;
    core::OpeningDeclared right = told;
    right.certificate = readPaperCertificate(typed.request(), problems);
    if (!right.certificate) return problems;
    return Decide([input = DeclareOpening{{right}, {}}](Looking& look) { return decideOpening(look, input); });
  };
  return entry;
}

}  // namespace

Entry openingEntry(const AskedUnit& it, const core::OpeningDeclared& told) {
  if (told.certificate) return benchEntry(it, told);
  const SetupLook look(it.world);
  const auto questions = questionsAbout(it.say, look, it.unit());
  Entry entry;
  for (const OpeningQuestion& question : questions) {
    entry.form.fields.push_back(openingField(question, it.code, it.say));
    entry.form.fields.back().value = standsIn(question, told);
  }
  entry.read = [questions, told](Typed& typed) -> core::Outcome<Decide> {
    core::Problems problems;
    auto right = readStatement(typed.request(), questions, told.unit, problems);
    if (!problems.empty()) return problems;
    if (!right) right.emplace();
    right->unit = told.unit;
    if (right->tested && told.tested) right->procedure = told.procedure, right->steps = told.steps;
    return decided(std::move(*right), questions.empty() ? std::string() : questions.front().position);
  };
  return entry;
}

}  // namespace muster::app
