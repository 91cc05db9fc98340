// Languages: the catalogues this program carries, and which one a visitor gets.
//
// Catalogues are compiled from data/locales/*.po at build time and loaded from memory. Made once at start, immutable, any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/translator.h"

namespace muster::app {

class Languages {
 public:
  Languages();  // throws std::runtime_error when a catalogue inside the program cannot be read

  struct Offer {
    std::string code, name;
  };
  const std::vector<Offer>& offers() const { return offers_; }  // those a person may choose; the pseudo-language is not offered
  const Translator& translator(std::string_view code) const;    // an unknown code gives the default
  bool known(std::string_view code) const { return translators_.contains(code); }
  // What was asked for in the address, else the cookie, else the browser's wish, else zh-CN.
  std::string choose(std::string_view asked, std::string_view cookie, std::string_view acceptLanguage) const;

 private:
  std::vector<Offer> offers_;
  std::map<std::string, Translator, std::less<>> translators_;
};

inline constexpr std::string_view kDefaultLanguage = "zh-CN";

}  // namespace muster::app
