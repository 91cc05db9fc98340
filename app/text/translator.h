// Translator: says the program's sentences in one language. Source language is English; a sentence without translation stays English.
//
// Made by Languages and owned by it; immutable, any thread. Never looks at the locale of the process.
#pragma once

#include <functional>
#include <locale>
#include <string>
#include <string_view>

#include "core/base/message.h"
#include "core/base/problem.h"

namespace muster::app {

class Translator {
 public:
  enum class Kind { source, catalogue, pseudo };
  Translator(std::string language, Kind kind, std::locale catalogue)
      : language_(std::move(language)), kind_(kind), catalogue_(std::move(catalogue)) {}

  const std::string& language() const { return language_; }  // "zh-CN", "en", "qps"
  bool chinese() const { return kind_ == Kind::catalogue; }

  // The extractor finds the literals in tr("...") and plural("...", "...", n).
  std::string tr(const char* source) const { return sentence(source); }
  std::string tr(const std::string& source) const { return sentence(source); }
  std::string tr(const core::Message& message) const;                   // translated, places filled
  std::string tr(const core::Text& text) const;                         // words that data brought, in this language
  std::string plural(const char* one, const char* many, long n) const;  // {n} is filled
  std::string tr(const core::Problem& problem) const;                   // "text. remedy"

 private:
  std::string sentence(const std::string& source) const;
  std::string language_;
  Kind kind_;
  std::locale catalogue_;
};

// Brackets and about a third more letters around a sentence, {places} untouched: shows hard-coded words and clipping.
std::string pseudo(std::string_view source);

}  // namespace muster::app
