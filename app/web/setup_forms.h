// What the pages of the first evening share: a table that is typed in at once (one line a unit), who tells it, and how a refused or
// a done command is answered. Names of the cells: "v.<column>.<row>"; whole-form fields keep their plain names. Values; one request.
#pragma once

#include "app/web/form_page.h"
#include "app/web/person_words.h"
#include "app/web/typed_values.h"

namespace muster::app {

struct SheetColumn {
  std::string id, title, hint, unit;
  bool date = false;
  std::vector<FormField::Choice> choices;  // empty: typed
  std::string offered;                     // stands in every line until something is typed
};

struct SheetRow {
  std::string id, head, note;
  std::map<std::string, std::string> offered;  // column -> what stands there until something is typed
  std::map<std::string, std::string> closed;   // column -> words instead of an entry: "no mask is fitted"
};

std::string cellName(const std::string& column, const std::string& row);
// What was typed in a cell, blanks at the ends dropped; empty also where the form has no such cell.
std::string cellText(const Request& request, const std::string& column, const std::string& row);

// A body for the template sheet_page, with nothing in it but its words.
View sheetBody(const std::string& title, const std::string& lead, const std::string& action, const std::string& button, const std::string& back);
void setSheet(View& body, const Translator& say, const Request& request, const std::string& rowTitle, const std::vector<SheetColumn>& columns,
              const std::vector<SheetRow>& rows, const core::Problems& problems);
// A sheet to type in and the fields under it, the person last; `hasSheet` where there are rows.
void setFields(View& body, const Translator& say, const Request& request, Site& site, std::vector<FormField> fields, const core::Problems& problems);

// A value that the form carries along unseen.
void setHidden(View& body, const std::string& name, const std::string& value);
// The finished page: 200, or the status the problems ask for.
Response sheetPage(const Request& request, Site& site, const std::string& title, View body, const core::Problems& problems);

// The chosen name of the form, else who is at this screen.
Who toldBy(const Request& request);
int answerStatus(const core::Problems& problems);  // 409 where the world moved on or the id was used; else 422
// 303 with a note on the next page; a name chosen in the form stays for the shift.
Response doneWith(const Request& request, Site& site, core::Message note, const std::vector<core::Message>& remarks, const std::string& next);

int typedCount(const Request& request, const std::string& name, int usual, int most);  // out of the address, held to 1..most

}  // namespace muster::app
