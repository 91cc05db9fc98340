#include "app/web/parts.h"

#include "app/web/code_words.h"
#include "app/web/rule_words.h"

namespace muster::app {

using core::SetState;

namespace {

constexpr long kMostSteps = 3;

}  // namespace

std::string stateClass(SetState state) {
  switch (state) {
    case SetState::ready: return "ready";
    case SetState::dueSoon: return "due";
    case SetState::notReady: return "bad";
    case SetState::underWork: return "work";
    case SetState::deployed: return "out";
    case SetState::unknown: return "unk";
  }
  return "unk";
}

std::string stateWord(const Translator& say, SetState state) {
  switch (state) {
    case SetState::ready: return say.tr("Ready");
    case SetState::dueSoon: return say.tr("Due soon");
    case SetState::notReady: return say.tr("Not ready");
    case SetState::underWork: return say.tr("Under work");
    case SetState::deployed: return say.tr("Deployed");
    case SetState::unknown: return say.tr("Unknown");
  }
  return say.tr("Unknown");
}

View& setStatus(View& view, const Translator& say, SetState state) {
  return view.set("stateClass", stateClass(state)).set("stateWord", stateWord(say, state));
}

core::Message inWords(const Translator& say, core::Message message) {
  for (auto& [name, value] : message.places) {
    if (name == "receiver") value = codeWord(say, value.en);
    if (name == "interval") value = intervalWords(say, value.en);
    if (name == "holder") {  // "squad:2", "person:P009"
      const auto subject = core::Subject::parse(value.en);
      if (subject && subject->kind == core::Subject::Kind::squad) value = say.tr(core::msg("Squad {code}", {{"code", subject->code}}));
      if (subject && subject->kind == core::Subject::Kind::person) value = subject->code;
    }
    if (name != "steps") continue;
    long steps = 1;  // a long list is counted: the page of the unit, and the bench, name each
    for (auto at = value.en.find(", "); at != std::string::npos; at = value.en.find(", ", at + 2)) ++steps;
    if (steps > kMostSteps) value = say.plural("{n} step", "{n} steps", steps);
  }
  return message;
}

std::string actionText(const Translator& say, const core::Action& action) { return say.tr(inWords(say, action.text)); }

std::string reasonText(const Translator& say, const core::Reason& reason) {
  std::string text = say.tr(inWords(say, reason.text));
  if (reason.toBeConfirmed) text += say.tr(" (limit to be confirmed)");
  if (reason.declared) text += say.tr(" (declared from paper)");
  return text;
}

std::string dutyWord(const Translator& say, core::Duty duty) {
  switch (duty) {
    case core::Duty::onDuty: return say.tr("On duty");
    case core::Duty::standby: return say.tr("Standby");
    case core::Duty::rest: return say.tr("Rest");
  }
  return {};
}

std::string gradeWord(const Translator& say, core::Grade grade) {
  switch (grade) {
    case core::Grade::complete: return say.tr("Complete");
    case core::Grade::canGoWithout: return say.tr("Can go, but without");
    case core::Grade::cannot: return say.tr("Cannot go");
  }
  return {};
}

std::string shortDate(core::Date date, core::Date today) {
  const std::string text = core::text(date);
  return date.year() == today.year() ? text.substr(5) : text;
}

std::string weekdayWord(const Translator& say, core::Date date) {
  switch (std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding()) {
    case 1: return say.tr("Mon");
    case 2: return say.tr("Tue");
    case 3: return say.tr("Wed");
    case 4: return say.tr("Thu");
    case 5: return say.tr("Fri");
    case 6: return say.tr("Sat");
    default: return say.tr("Sun");
  }
}

std::string clockTime(core::Instant at, const core::Calendar& calendar) {
  const std::string local = calendar.localText(at);
  return local.size() >= 16 ? local.substr(11, 5) : local;
}

View fieldView(const FormField& field, const core::Problems& problems, const Translator& say) {
  using Kind = FormField::Kind;
  std::string error;
  for (const core::Problem& problem : problems) {
    if (problem.where.field == field.name && error.empty()) error = say.tr(problem);
  }
  const bool choice = field.kind == Kind::choice, area = field.kind == Kind::area;
  std::string describedBy = field.hint.empty() ? "" : "h-" + field.name;
  if (!error.empty()) describedBy += (describedBy.empty() ? "e-" : " e-") + field.name;
  View view;
  view.set("name", field.name).set("label", field.label).set("value", field.value);
  view.set("hint", field.hint).set("hasHint", !field.hint.empty()).set("unit", field.unit).set("hasUnit", !field.unit.empty());
  view.set("error", error).set("hasError", !error.empty()).set("describedBy", describedBy).set("described", !describedBy.empty());
  view.set("isChoice", choice).set("isArea", area).set("isText", !choice && !area);
  view.set("type", field.kind == Kind::date ? "date" : field.kind == Kind::time ? "datetime-local" : "text");
  view.set("inputMode", field.kind == Kind::number ? "decimal" : "text");  // never type=number: it drops what was typed
  view.list("choices", field.choices, [&](View& row, const FormField::Choice& one) {
    row.set("value", one.value).set("word", one.word).set("chosen", one.value == field.value);
  });
  return view;
}

View& setErrors(View& view, const core::Problems& problems, const Translator& say) {
  view.set("hasErrors", !problems.empty());
  return view.list("errors", problems, [&](View& row, const core::Problem& problem) {
    row.set("text", say.tr(inWords(say, problem.text))).set("remedy", say.tr(problem.remedy));
    row.set("field", problem.where.field).set("hasField", !problem.where.field.empty());
  });
}

View& setEmpty(View& view, std::string title, std::string text, std::string action, std::string address) {
  return view.set("emptyTitle", title)
      .set("emptyText", text)
      .set("hasEmptyAction", !address.empty())
      .set("emptyAction", action)
      .set("emptyAddress", address);
}

}  // namespace muster::app
