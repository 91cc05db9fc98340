// A form as a page: GET shows it, POST does what it says. What was typed is never lost: a refusal shows the form again with it.
//
//   FormPage form{.title = ..., .button = ..., .back = unitPath(code)};
//   form.add({.name = "reason", .label = ..., .kind = choice});
//   return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) { return retireUnit(site.world, who, {...}); });
//
// Every form also asks who does it and, where it need not be just now, when it happened. Values; one request.
#pragma once

#include <functional>
#include <optional>

#include "app/web/parts.h"
#include "app/workflow/command.h"

namespace muster::app {

struct FormPage {
  std::string title, lead;  // said already
  bool leadIsOwn = false;   // the lead is what people wrote, in their own words
  std::string button;       // a verb
  std::string back;         // where it came from, and where a done command leads
  std::vector<FormField> fields;
  std::string warningTitle;  // what it will bring, before it is confirmed
  std::vector<std::string> warnings;
  std::string file;  // label of the file field; empty: the form takes none
  struct Offer {
    std::string word, text, address;
  };
  std::string offersTitle;
  std::vector<Offer> offers;  // ready-made answers, as links that fill the form in
  core::Problems against;     // why it cannot be done now: then the form is not offered, what helps is
  std::string nav = "/ledger";
  bool asksWhen = true;  // an undo and a correction happen when they are made
  core::Message note;    // left on the next page when it is done
};

// What was typed, read field by field; what cannot be read is noted with its field.
class Typed {
 public:
  Typed(const Request& request, const core::Calendar& calendar) : request_(request), calendar_(calendar) {}
  std::string text(const std::string& name) const;          // blanks at the ends dropped
  std::optional<core::Date> date(const std::string& name);  // empty: nothing
  std::optional<core::Instant> moment(const std::string& name);
  // "19.8", "１９。８", "198 bar": `unit` stands behind a bare number. Empty: nothing.
  std::optional<core::Quantity> quantity(const std::string& name, core::Unit unit);
  core::Quantity needed(const std::string& name, core::Unit unit, const core::Message& missing);  // an empty field is a problem
  void refuse(core::Problem problem) { problems_.push_back(std::move(problem)); }
  bool ok() const { return problems_.empty(); }
  const Request& request() const { return request_; }
  const core::Problems& problems() const { return problems_; }

 private:
  const Request& request_;
  const core::Calendar& calendar_;
  core::Problems problems_;
};

std::string fieldTime(const core::Calendar& calendar, core::Instant at);  // as a field of kind time holds it: "2026-11-23T08:00"

// May return typed.problems(), or the refusal of the use case.
using Carry = std::function<core::Outcome<Answer>(Typed& typed, const Who& who)>;

Response answerForm(const Request& request, Site& site, FormPage form, const Carry& carry);
// The digest under which an uploaded file is kept; empty when none came.
std::string keepUpload(const Request& request, World& world, const std::string& field);

}  // namespace muster::app
