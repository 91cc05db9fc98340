#include "app/text/languages.h"

#include <algorithm>
#include <stdexcept>

#include <boost/locale/gnu_gettext.hpp>

#include "app/ports/embedded.h"

namespace muster::app {

std::span<const EmbeddedFile> embeddedLocales();  // made by embed_files() in app/CMakeLists.txt

namespace {

std::locale chineseCatalogue() {
  namespace gettext = boost::locale::gnu_gettext;
  gettext::messages_info info;
  info.language = "zh";
  info.country = "CN";
  info.encoding = "UTF-8";
  info.domains.push_back(gettext::messages_info::domain("muster"));
  info.paths.push_back("");
  bool found = false;
  info.callback = [&found](const std::string& path, const std::string&) -> std::vector<char> {
    if (path.find("zh_CN/") == std::string::npos) return {};
    for (const EmbeddedFile& file : embeddedLocales()) {
      if (file.name != "zh_CN.mo") continue;
      found = true;
      return {file.bytes.begin(), file.bytes.end()};
    }
    return {};
  };
  std::locale catalogue(std::locale::classic(), gettext::create_messages_facet<char>(info));
  if (!found) throw std::runtime_error("the Chinese catalogue is missing from the program");
  return catalogue;
}

// One wish of Accept-Language: "zh-TW;q=0.8".
struct Wish {
  std::string_view tag;
  double weight = 1;
};

std::vector<Wish> wishes(std::string_view header) {
  std::vector<Wish> out;
  while (!header.empty() && out.size() < 20) {
    const auto comma = header.find(',');
    std::string_view part = header.substr(0, comma);
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    Wish wish{part.substr(0, part.find_first_of("; "))};
    if (const auto q = part.find("q="); q != std::string_view::npos) wish.weight = std::atof(std::string(part.substr(q + 2, 5)).c_str());
    if (!wish.tag.empty() && wish.weight > 0) out.push_back(wish);
  }
  std::stable_sort(out.begin(), out.end(), [](const Wish& a, const Wish& b) { return a.weight > b.weight; });
  return out;
}

bool startsWithTag(std::string_view tag, std::string_view language) {
  if (tag.size() < language.size()) return false;
  for (std::size_t i = 0; i < language.size(); ++i) {
    if ((tag[i] | 0x20) != language[i]) return false;
  }
  return tag.size() == language.size() || tag[language.size()] == '-';
}

}  // namespace

Languages::Languages() : offers_{{"zh-CN", "中文"}, {"en", "English"}} {
  translators_.emplace("zh-CN", Translator("zh-CN", Translator::Kind::catalogue, chineseCatalogue()));
  translators_.emplace("en", Translator("en", Translator::Kind::source, std::locale::classic()));
  translators_.emplace("qps", Translator("qps", Translator::Kind::pseudo, std::locale::classic()));
}

const Translator& Languages::translator(std::string_view code) const {
  const auto found = translators_.find(code);
  return found != translators_.end() ? found->second : translators_.find(kDefaultLanguage)->second;
}

std::string Languages::choose(std::string_view asked, std::string_view cookie, std::string_view acceptLanguage) const {
  if (known(asked)) return std::string(asked);
  if (known(cookie)) return std::string(cookie);
  for (const Wish& wish : wishes(acceptLanguage)) {
    if (startsWithTag(wish.tag, "zh")) return "zh-CN";
    if (startsWithTag(wish.tag, "en")) return "en";
  }
  return std::string(kDefaultLanguage);
}

}  // namespace muster::app
