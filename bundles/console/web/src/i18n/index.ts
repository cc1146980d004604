import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const LANGUAGES = ['zh-Hans', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORE = 'clockhouse.language'

const loaders: Record<Language, () => Promise<{ default: object }>> = {
  'zh-Hans': () => import('./zh-Hans.json'),
  en: () => import('./en.json'),
}

/** The language of a tag such as zh-CN, zh_TW or en-GB. */
export function languageOf(tag: string | undefined | null): Language {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en'
}

export function chosenLanguage(): Language {
  return languageOf(localStorage.getItem(STORE) ?? navigator.language)
}

export function hasChosenLanguage(): boolean {
  return localStorage.getItem(STORE) !== null
}

/** Loads the words of a language once and makes it the current one; remembered in this browser. */
export async function speak(language: Language, remember = true): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const words = await loaders[language]()
    i18next.addResourceBundle(language, 'translation', words.default)
  }
  if (remember) localStorage.setItem(STORE, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: chosenLanguage(),
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await speak(chosenLanguage(), false)
}
