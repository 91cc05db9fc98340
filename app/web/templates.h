// Templates: mustache files, checked when loaded, rendered in a language.
//
// At load each {{> partial}} is replaced by its text (a missing one is an error, not nothing) and each {{#_}}English{{/_}} by the
// escaped sentence of the language, so rendering only fills values. A key no view has throws when strict, else is logged once and
// renders as nothing. With MUSTER_DEV_ASSETS=<app/web> files are read from disk at each use. Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/translator.h"
#include "app/web/view.h"

namespace muster::app {

struct TemplateError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Templates {
 public:
  using Sources = std::map<std::string, std::string, std::less<>>;  // name without ".mustache" -> text
  Templates(Sources sources, bool strict);  // throws TemplateError: missing partial, forbidden place for a variable, broken tag
  static Sources embedded();                // those inside the program, or those under MUSTER_DEV_ASSETS

  SafeHtml render(std::string_view name, const Translator& translator, const View& view) const;
  std::vector<std::string> names() const;
  // What is wrong with one template's text, by the rules of escaping; empty: nothing. See lint() in template_lint.cpp.
  static std::vector<std::string> lint(std::string_view text);

 private:
  using Parsed = kainjow::mustache::mustache;
  std::string expanded(std::string_view name, int depth) const;
  std::unique_ptr<Parsed> take(const std::string& name, const Translator& translator) const;
  void giveBack(const std::string& name, const Translator& translator, std::unique_ptr<Parsed> parsed) const;

  Sources sources_;
  bool strict_;
  bool fresh_ = false;  // read from disk each time
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::vector<std::unique_ptr<Parsed>>> idle_;  // parsed objects hold state while rendering: one user each
  mutable std::set<std::string> reported_;
};

}  // namespace muster::app
