import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageHead } from '../parts/Panel'
import { Empty } from '../parts/State'

export default function Nowhere() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('nowhere.title')} />
      <Empty action={<Link to="/">{t('nowhere.home')}</Link>}>{t('nowhere.text')}</Empty>
    </>
  )
}
