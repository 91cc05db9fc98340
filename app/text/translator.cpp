#include "app/text/translator.h"

#include <boost/locale/message.hpp>

namespace muster::app {

std::string pseudo(std::string_view source) {
  if (source.empty()) return {};
  std::string out = "⟦" + std::string(source);
  for (std::size_t i = 0; i < source.size(); i += 3) out += "~";
  return out + "⟧";
}

std::string Translator::sentence(const std::string& source) const {
  if (source.empty()) return {};
  switch (kind_) {
    case Kind::source: return source;
    case Kind::pseudo: return pseudo(source);
    case Kind::catalogue: break;
  }
  return boost::locale::translate(source).str(catalogue_);
}

std::string Translator::tr(const core::Message& message) const { return core::fill(sentence(message.source), message, chinese()); }

std::string Translator::tr(const core::Text& text) const {
  if (kind_ == Kind::pseudo) return pseudo(text.en);
  return chinese() && !text.zh.empty() ? text.zh : text.en;
}

std::string Translator::tr(const core::Problem& problem) const {
  std::string text = tr(problem.text);
  if (problem.remedy.empty()) return text;
  const bool stopped = text.ends_with('.') || text.ends_with("。");
  return text + (stopped ? (chinese() ? "" : " ") : (chinese() ? "。" : ". ")) + tr(problem.remedy);
}

std::string Translator::plural(const char* one, const char* many, long n) const {
  std::string pattern;
  if (kind_ == Kind::catalogue) {
    pattern = boost::locale::translate(one, many, static_cast<int>(n)).str(catalogue_);
  } else {
    pattern = sentence(n == 1 ? one : many);
  }
  return core::fill(pattern, core::Message{"", {{"n", std::to_string(n)}}}, chinese());
}

}  // namespace muster::app
