// Extract: finds every sentence that wants translating, so that a test can hold the catalogues complete. Pure.
//
// In C++: literals in the first argument of msg(...) and tr(...), the first two of plural(...). In templates: {{#_}}...{{/_}}.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace muster::app {

std::set<std::string> sentencesOfSource(std::string_view cpp);
std::set<std::string> sentencesOfTemplate(std::string_view mustache);

struct CatalogueEntry {
  std::string translation;
  bool fuzzy = false;
};
std::map<std::string, CatalogueEntry> readCatalogue(std::string_view po);  // by msgid; a plural's both forms are keys
std::string catalogueEntry(std::string_view sentence);                     // an empty entry to fill in

}  // namespace muster::app
