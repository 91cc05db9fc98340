// Parts that many pages show: the status of a unit, dates, form fields with their errors, an empty place. They fill views; templates of
// the same names (status, field, error_summary, empty) draw them. Pure.
#pragma once

#include "app/web/site.h"
#include "core/readiness/assess.h"
#include "core/readiness/squads.h"

namespace muster::app {

std::string stateClass(core::SetState state);                              // "ready" "due" "bad" "work" "out" "unk"
std::string stateWord(const Translator& say, core::SetState state);        // rule 5 of the house
View& setStatus(View& view, const Translator& say, core::SetState state);  // for {{> status}}

// A message whose places hold codes of ours ("test-station"), with their words in their place.
core::Message inWords(const Translator& say, core::Message message);
std::string actionText(const Translator& say, const core::Action& action);
// The reason in words, with "limit to be confirmed" and "declared from paper" where they decide.
std::string reasonText(const Translator& say, const core::Reason& reason);

std::string dutyWord(const Translator& say, core::Duty duty);
std::string gradeWord(const Translator& say, core::Grade grade);

// "12-14"; another year is written out.
std::string shortDate(core::Date date, core::Date today);
std::string weekdayWord(const Translator& say, core::Date date);
std::string clockTime(core::Instant at, const core::Calendar& calendar);  // "03:12"

// One field of a form; `{{#fields}}{{> field}}{{/fields}}` draws it.
struct FormField {
  enum class Kind { text, number, code, date, time, choice, area } kind = Kind::text;
  std::string name, label, hint, value, unit;
  struct Choice {
    std::string value, word;
  };
  std::vector<Choice> choices;
};
View fieldView(const FormField& field, const core::Problems& problems, const Translator& say);
// For {{> error_summary}} above the form; problems name their field in `where.field`.
View& setErrors(View& view, const core::Problems& problems, const Translator& say);

struct StockLine;
void setStockLine(View& row, const Translator& say, const StockLine& line);  // pages/stock.cpp

// For {{> empty}}: what belongs here and the first thing to do; an empty address leaves the action out.
View& setEmpty(View& view, std::string title, std::string text, std::string action = {}, std::string address = {});

}  // namespace muster::app
