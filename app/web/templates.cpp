#include "app/web/templates.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <Poco/Logger.h>

#include "app/web/carried.h"

namespace muster::app {
namespace {

constexpr std::size_t kIdleEach = 8;

class StrictContext : public kainjow::mustache::context<std::string> {
 public:
  using Missing = std::function<void(const std::string&)>;
  StrictContext(const View::Data* data, Missing missing) : context(data), missing_(std::move(missing)) {}
  const View::Data* get(const std::string& key) const override {
    const View::Data* found = context::get(key);
    if (!found) missing_(key);
    return found;
  }

 private:
  Missing missing_;
};

// Replaces every {{#_}}English{{/_}} by the escaped sentence.
std::string translated(const std::string& text, const Translator& translator) {
  static const std::string kOpen = "{{#_}}", kClose = "{{/_}}";
  std::string out;
  std::size_t from = 0;
  for (auto open = text.find(kOpen); open != std::string::npos; open = text.find(kOpen, from)) {
    const auto close = text.find(kClose, open);
    if (close == std::string::npos) throw TemplateError("{{#_}} without {{/_}}");
    out.append(text, from, open - from);
    out += kainjow::mustache::html_escape(translator.tr(text.substr(open + kOpen.size(), close - open - kOpen.size())));
    from = close + kClose.size();
  }
  return out.append(text, from);
}

// Lines lose their indentation: the parser makes an object of every blank.
std::string dense(const std::string& text) {
  std::string out;
  bool lineStart = true;
  for (const char c : text) {
    if (lineStart && (c == ' ' || c == '\n')) continue;
    lineStart = c == '\n';
    out += c;
  }
  return out;
}

}  // namespace

Templates::Sources Templates::embedded() {
  Sources sources;
  for (const auto& [name, bytes] : carriedFiles("templates/", ".mustache")) sources.emplace(name, bytes);
  return sources;
}

Templates::Templates(Sources sources, bool strict)
    : sources_(std::move(sources)), strict_(strict), fresh_(std::getenv("MUSTER_DEV_ASSETS") != nullptr) {
  for (const auto& [name, text] : sources_) {
    for (const std::string& problem : lint(text)) throw TemplateError(name + ".mustache: " + problem);
    Parsed parsed(expanded(name, 0));
    if (!parsed.is_valid()) throw TemplateError(name + ".mustache: " + parsed.error_message());
  }
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> out;
  for (const auto& [name, text] : sources_) out.push_back(name);
  return out;
}

std::string Templates::expanded(std::string_view name, int depth) const {
  if (depth > 8) throw TemplateError("partials include each other: " + std::string(name));
  const auto found = sources_.find(name);
  if (found == sources_.end()) throw TemplateError("no such template: " + std::string(name));
  const std::string& text = found->second;
  std::string out;
  std::size_t from = 0;
  for (auto open = text.find("{{>"); open != std::string::npos; open = text.find("{{>", from)) {
    const auto close = text.find("}}", open);
    if (close == std::string::npos) throw TemplateError(std::string(name) + ".mustache: unclosed {{>");
    std::string partial = text.substr(open + 3, close - open - 3);
    partial.erase(0, partial.find_first_not_of(' '));
    partial.erase(partial.find_last_not_of(' ') + 1);
    out.append(text, from, open - from);
    out += expanded(partial, depth + 1);
    from = close + 2;
  }
  return out.append(text, from);
}

std::unique_ptr<Templates::Parsed> Templates::take(const std::string& name, const Translator& translator) const {
  if (!fresh_) {
    std::lock_guard lock(mutex_);
    auto& idle = idle_[translator.language() + "/" + name];
    if (!idle.empty()) {
      auto parsed = std::move(idle.back());
      idle.pop_back();
      return parsed;
    }
  }
  std::string text = fresh_ ? Templates(embedded(), strict_).expanded(name, 0) : expanded(name, 0);
  auto parsed = std::make_unique<Parsed>(dense(translated(text, translator)));
  if (!parsed->is_valid()) throw TemplateError(name + ".mustache: " + parsed->error_message());
  return parsed;
}

void Templates::giveBack(const std::string& name, const Translator& translator, std::unique_ptr<Parsed> parsed) const {
  if (fresh_) return;
  std::lock_guard lock(mutex_);
  auto& idle = idle_[translator.language() + "/" + name];
  if (idle.size() < kIdleEach) idle.push_back(std::move(parsed));
}

SafeHtml Templates::render(std::string_view name, const Translator& translator, const View& view) const {
  const std::string called(name);
  auto parsed = take(called, translator);
  StrictContext context(&view.data(), [&](const std::string& key) {
    const std::string complaint = called + ".mustache: no view has '" + key + "'";
    if (strict_) throw TemplateError(complaint);
    std::lock_guard lock(mutex_);
    if (reported_.insert(complaint).second) Poco::Logger::get("web").error(complaint);
  });
  SafeHtml html{parsed->render(context)};
  if (!parsed->is_valid()) throw TemplateError(called + ".mustache: " + parsed->error_message());
  giveBack(called, translator, std::move(parsed));
  return html;
}

}  // namespace muster::app
